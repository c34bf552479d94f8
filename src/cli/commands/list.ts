import { Argument } from 'commander';
import type { DeclareCommand } from '../command.js';
import { EXIT } from '../terminal.js';

export const declareList: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('list')
    .description('what there is to use, with a line on each')
    .addArgument(
      new Argument('<what>', 'what to list').choices(['networks', 'models', 'rules', 'encoders', 'sources']),
    )
    .option('--json', 'print one JSON object')
    .action(
      action(async (what: string, options: { json?: boolean }) => {
        const { catalogue } = await import('../catalogue.js');
        const { entries, note } = await catalogue(what);
        if (options.json) {
          terminal.out.write(`${JSON.stringify({ [what]: entries })}\n`);
          return EXIT.done;
        }
        const { table } = await import('../table.js');
        terminal.out.write(table(entries.map((entry) => [entry.name, entry.kind, entry.about])));
        if (note !== undefined) terminal.err.write(`${note}\n`);
        return EXIT.done;
      }),
    );
};
