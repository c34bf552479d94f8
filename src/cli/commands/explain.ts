import { collect } from '../collect.js';
import type { DeclareCommand } from '../command.js';
import type { ExplainOptions } from '../explain-network.js';

export const declareExplain: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('explain')
    .description('what a network expands to: equations, integrators, units, sizes, memory, and who sees what')
    .argument('<network>', 'a ready-made network or a file')
    .option('--set <path=value>', 'change an entry first; may be given again', collect, [])
    .option('--program', 'print the statements that run in a tick, too')
    .option('--kernels', 'print what the kernels engine compiles them to, too')
    .option('--json', 'print one JSON object')
    .action(
      action(async (network: string, options: ExplainOptions) => {
        const { explainNetwork } = await import('../explain-network.js');
        return explainNetwork(network, options, terminal);
      }),
    );
};
