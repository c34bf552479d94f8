import { Argument } from 'commander';
import type { DeclareCommand } from '../command.js';
import { EXIT } from '../terminal.js';

const LISTED = ['networks', 'models', 'rules', 'learners'] as const;
const TO_COME = ['encoders', 'sources'] as const;

export const declareList: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('list')
    .description('what there is to use, with a line on each; of one by its name, all of its text')
    .addArgument(
      new Argument('[what]', 'what to list; all of it if left out').choices([...LISTED, ...TO_COME]),
    )
    .argument('[name]', 'show the text of this one: `synfire list models adex`')
    .option('--json', 'print one JSON object')
    .action(
      action(async (what: string | undefined, name: string | undefined, options: { json?: boolean }) => {
        const shown = await import('../list-catalogue.js');
        if (what !== undefined && name !== undefined)
          await shown.showOne(what, name, options.json === true, terminal);
        else await shown.listAll(what === undefined ? LISTED : [what], options.json === true, terminal);
        return EXIT.done;
      }),
    );
};
