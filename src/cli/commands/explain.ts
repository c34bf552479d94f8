import { collect } from '../collect.js';
import type { DeclareCommand } from '../command.js';
import type { ExplainOptions } from '../explain-network.js';

export const declareExplain: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('explain')
    .description(
      'what a network expands to: equations, integrators, units, sizes, memory, and who sees what; or a rule of layers or of networks that settle',
    )
    .argument('<network>', 'a ready-made network, a file, or a rule of layers')
    .option('--set <path=value>', 'change an entry first; may be given again', collect, [])
    .option('--program', 'print the statements that run in a tick, too')
    .option('--kernels', 'print what the kernels engine compiles them to, too')
    .option('--json', 'print one JSON object')
    .action(
      action(async (network: string, options: ExplainOptions) => {
        const { LAYER_RULES } = await import('../../rules/layer-rules.js');
        const rule = LAYER_RULES.get(network);
        if (rule !== undefined) {
          const { explainRule } = await import('../explain-rule.js');
          return explainRule(network, rule, options.json === true, terminal);
        }
        const { SETTLING_RULES } = await import('../../rules/settling-rules.js');
        const settling = SETTLING_RULES.get(network);
        if (settling !== undefined) {
          const { explainSettling } = await import('../explain-settling.js');
          return explainSettling(network, settling, options.json === true, terminal);
        }
        const { isLearningFile } = await import('../learn/is-learning-file.js');
        if (await isLearningFile(network, terminal.cwd)) {
          const { explainLearning } = await import('../learn/explain-learning.js');
          return explainLearning(network, options, terminal);
        }
        const { explainNetwork } = await import('../explain-network.js');
        return explainNetwork(network, options, terminal);
      }),
    );
};
