/** `synfire explain` of a network that learns from samples: each layer's rule, and what its steps become. */
import { sampleWidth } from '../../data/dataset.js';
import { ruleOf } from '../../network/learning/load-learning.js';
import { loadDataset } from '../../node/data/load-dataset.js';
import type { ExplainOptions } from '../explain-network.js';
import { explainRule } from '../explain-rule.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { openLearning } from './learning-source.js';

export async function explainLearning(
  network: string,
  { set, json = false }: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { description, data } = await openLearning(network, set, terminal.cwd);
  const { shape } = await loadDataset(data, terminal);
  let pre = sampleWidth(shape);
  for (const [k, layer] of description.layers.entries()) {
    const name = `layer ${k + 1}: ${pre} to ${layer.size}${typeof layer.rule === 'string' ? ` by ${layer.rule}` : ''}`;
    if (k > 0 && !json) terminal.out.write('\n');
    await explainRule(name, ruleOf(description, layer), json, terminal, { pre, post: layer.size });
    pre = layer.size;
  }
  return EXIT.done;
}
