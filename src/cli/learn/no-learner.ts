/** Why there is nothing to learn by some name: it may be that of a rule that samples alone do not teach. */
import { METHODS } from '../../lab/methods.js';
import { Problem } from '../../problem.js';
import { RULES } from '../../rules/index.js';
import { LAYER_RULES } from '../../rules/layer-rules.js';
import { suggestion } from '../../suggest.js';

export async function noLearner(rule: string): Promise<Problem> {
  const description = LAYER_RULES.get(rule);
  if (description !== undefined) {
    const [{ checkLayer, ownPortsOf, untold }, { loadParser }] = await Promise.all([
      import('../../equations/layer/index.js'),
      import('../../equations/parser.js'),
    ]);
    const { equations } = checkLayer(description, await loadParser());
    const ports = ownPortsOf(equations).map(({ name }) => name);
    return untold(`\`${rule}\``, ports);
  }
  if (RULES.has(rule))
    return new Problem(`\`${rule}\` is a rule of spiking synapses, which are not taught samples.`, {
      fix: `Name it in a network (docs/network.md): \`- {from: a, to: b, learn: {rule: ${rule}}}\`.`,
    });
  return new Problem(`There is nothing to learn by the name of \`${rule}\`.`, {
    fix: suggestion(rule, METHODS.keys()),
  });
}
