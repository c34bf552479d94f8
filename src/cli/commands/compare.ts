import type { DeclareCommand } from '../command.js';

export const declareCompare: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('compare')
    .description('say where two kept runs first differ, or two results of learning; exit code 1 if they do')
    .argument('<run>', 'folder of a run, or of `learn --out`')
    .argument('<other>', 'folder of another')
    .option('--json', 'print one JSON object')
    .action(
      action(async (run: string, other: string, options: { json?: boolean }) => {
        const { compareFolders } = await import('../compare-runs.js');
        return compareFolders(run, other, options.json === true, terminal);
      }),
    );
};
