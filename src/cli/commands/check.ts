import { collect } from '../collect.js';
import type { DeclareCommand } from '../command.js';

export const declareCheck: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('check')
    .description('find what is wrong with network files, without running them')
    .argument('<file...>', 'network files, or names of ready-made networks')
    .option('--set <path=value>', 'change an entry first; may be given again', collect, [])
    .option('--json', 'print the problems as one JSON object')
    .action(
      action(async (files: readonly string[], options: { set: readonly string[]; json?: boolean }) => {
        const { checkFiles } = await import('../check-files.js');
        return checkFiles(files, options.set, options.json === true, terminal);
      }),
    );
};
