/** docs/layers.md is true: its examples are good, and its table lists every kind of declaration. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkLayer } from '../../src/equations/layer/index.js';
import { loadParser } from '../../src/equations/parser.js';
import { checkLayers } from '../../src/lab/layers/network-method.js';
import { loadLearning } from '../../src/network/learning/load-learning.js';
import { demandBuilt } from '../built.js';

demandBuilt();

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

it('shows TypeScript that learns', () => {
  const [[, text]] = [...PAGE.matchAll(/```ts\n([\s\S]*?)```/g)];
  const printed = execFileSync(process.execPath, ['--input-type=module'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    input: text,
    encoding: 'utf8',
  });
  const [first, second] = JSON.parse(printed);
  expect(first).toBeCloseTo(2, 1);
  expect(second).toBeCloseTo(-1, 1);
});
