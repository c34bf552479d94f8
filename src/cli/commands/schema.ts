import type { DeclareCommand } from '../command.js';
import { EXIT } from '../terminal.js';

export const declareSchema: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('schema')
    .description('print the JSON Schema of network files, for editors')
    .action(
      action(async () => {
        const { networkJsonSchema } = await import('../../network/json-schema.js');
        terminal.out.write(`${JSON.stringify(networkJsonSchema(), null, 2)}\n`);
        return EXIT.done;
      }),
    );
};
