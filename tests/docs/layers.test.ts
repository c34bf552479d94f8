/** docs/layers.md is true: its example is good, and its table lists every kind of declaration. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkLayer } from '../../src/equations/layer/index.js';
import { loadParser } from '../../src/equations/parser.js';
import { checkLayers } from '../../src/lab/layers/network-method.js';
import { loadLearning } from '../../src/network/learning/load-learning.js';

const PAGE = readFileSync(new URL('../../docs/layers.md', import.meta.url), 'utf8');
const parse = await loadParser();

it('shows a network that is good', () => {
  const [[, text]] = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)];
  expect(checkLayers(loadLearning(text, 'page.yaml').description, parse)).toHaveLength(1);
});

it('declares what can be declared', () => {
  const declarations = [...PAGE.matchAll(/^\| `([^`]+)` \|/gm)].map(([, declaration]) => declaration);
  expect(declarations.length).toBeGreaterThan(8);
  const checked = checkLayer({ about: '', equations: declarations.join('\n') }, parse);
  expect(checked.equations).toHaveLength(declarations.length);
});
