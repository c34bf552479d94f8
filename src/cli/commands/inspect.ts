import type { DeclareCommand } from '../command.js';

export const declareInspect: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('inspect')
    .description('look into a kept run, what learning left, or a checkpoint')
    .argument('<run|checkpoint>', 'folder of `run --out` or `learn --out`, or a file of its checkpoints')
    .option('--json', 'print one JSON object')
    .action(
      action(async (path: string, options: { json?: boolean }) => {
        const { inspect } = await import('../inspect.js');
        return inspect(path, options.json === true, terminal);
      }),
    );
};
