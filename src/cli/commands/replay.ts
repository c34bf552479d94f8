import type { DeclareCommand } from '../command.js';

export const declareReplay: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('replay')
    .description('run a kept run again and see that the same happens; exit code 1 if not')
    .argument('<run>', 'folder of a run')
    .option('--engine <name>', 'run it on another engine', 'auto')
    .option('--json', 'print one JSON object')
    .option('-q, --quiet', 'no progress')
    .action(
      action(async (run: string, options: { engine: string; json?: boolean; quiet?: boolean }) => {
        const { replayRun } = await import('../replay-run.js');
        return replayRun(run, options, terminal);
      }),
    );
};
