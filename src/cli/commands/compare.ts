import type { DeclareCommand } from '../command.js';

export const declareCompare: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('compare')
    .description('say where two kept runs first differ; exit code 1 if they do')
    .argument('<run>', 'folder of a run')
    .argument('<other>', 'folder of another')
    .option('--json', 'print one JSON object')
    .action(
      action(async (run: string, other: string, options: { json?: boolean }) => {
        const { compareRuns } = await import('../compare-runs.js');
        return compareRuns(run, other, options.json === true, terminal);
      }),
    );
};
