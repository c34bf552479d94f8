import { Problem } from '../../problem.js';
import type { DeclareCommand } from '../command.js';

/** What the format of the command line promises for later versions: refused in a sentence rather than as a slip of the keys. */
const LATER: ReadonlyMap<string, string> = new Map([['stream', 'learning from a live stream']]);

export const declareLater: DeclareCommand = (program, { action }) => {
  for (const [name, about] of LATER) {
    program
      .command(name, { hidden: true })
      .argument('[words...]')
      .allowUnknownOption()
      .action(
        action(async () => {
          throw new Problem(`\`${name}\`, ${about}, is not in this version yet.`, {
            fix: '`synfire --help` shows what is.',
          });
        }),
      );
  }
};
