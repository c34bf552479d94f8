import type { DeclareCommand } from '../command.js';
import { EXIT } from '../terminal.js';

export const declareDoctor: DeclareCommand = (program, { terminal, action }) => {
  program
    .command('doctor')
    .description('what this machine offers: engines, backends, versions, and why something is missing')
    .option('--json', 'print one JSON object')
    .action(
      action(async (options: { json?: boolean }) => {
        const { examine } = await import('../examine.js');
        const { backendOptions } = await import('../backend-options.js');
        const findings = await examine(backendOptions(terminal));
        if (options.json) {
          terminal.out.write(`${JSON.stringify(findings)}\n`);
          return EXIT.done;
        }
        const { paintFor } = await import('../colour.js');
        const { table } = await import('../table.js');
        const paint = paintFor(terminal.out, terminal.env);
        for (const [title, entries] of Object.entries(findings)) {
          terminal.out.write(`${paint.bold(title)}\n`);
          terminal.out.write(
            table(entries.map(({ name, found, note }) => [`  ${found ? 'yes' : 'no '}  ${name}`, note])),
          );
        }
        return EXIT.done;
      }),
    );
};
