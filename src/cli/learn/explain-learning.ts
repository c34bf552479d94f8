/** `synfire explain` of a network that learns from samples: each layer's rule, and what its steps become. */
import { sampleWidth } from '../../data/dataset.js';
import { ruleOf } from '../../network/learning/load-learning.js';
import { settlingRuleOf } from '../../network/settling/load-settling.js';
import type { SettlingDescription } from '../../network/settling/settling-description.js';
import { loadDataset } from '../../node/data/load-dataset.js';
import type { ExplainOptions } from '../explain-network.js';
import { explainRule } from '../explain-rule.js';
import { explainSettling } from '../explain-settling.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { openLearning } from './learning-source.js';

export async function explainLearning(
  network: string,
  { set, json = false }: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const source = await openLearning(network, set, terminal.cwd);
  const { shape } = await loadDataset(source.data, terminal);
  let pre = sampleWidth(shape);
  if (source.kind === 'settling') return explainLayers(source.description, pre, json, terminal);
  const { description } = source;
  for (const [k, layer] of description.layers.entries()) {
    const name = `layer ${k + 1}: ${pre} to ${layer.size}${typeof layer.rule === 'string' ? ` by ${layer.rule}` : ''}`;
    if (k > 0 && !json) terminal.out.write('\n');
    await explainRule(name, ruleOf(description, layer), json, terminal, { pre, post: layer.size });
    pre = layer.size;
  }
  return EXIT.done;
}

/** They have one rule. */
async function explainLayers(
  description: SettlingDescription,
  inputs: number,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const { name, settles, layers } = description;
  const by = typeof settles === 'string' ? ` by ${settles}` : '';
  if (!json)
    layers.forEach(({ size, rate }, k) => {
      const learns = rate === undefined ? '' : `, rate ${rate}`;
      const below = k === 0 ? inputs : layers[k - 1].size;
      terminal.out.write(`layer ${k + 1}: ${below} to ${size}${by}${learns}\n`);
    });
  return explainSettling(name, settlingRuleOf(description), json, terminal);
}
