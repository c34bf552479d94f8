/** Files that a network names are read only where they truly lie beside it: a link could lead anywhere. */
import { realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { Problem } from '../problem.js';
import { readUserFile } from './read-user-file.js';

export async function readBeside(folder: string, relative: string): Promise<string> {
  const path = resolve(folder, relative);
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) {
    if (!real.startsWith((await realpath(folder)) + sep))
      throw new Problem(`\`${relative}\` is a link that leads away from the network file.`, {
        fix: 'Put the file itself beside the network file.',
      });
    const found = await stat(real);
    // A pipe or device could go on for ever.
    if (!found.isFile() && !found.isDirectory())
      throw new Problem(`\`${relative}\` is no plain file.`, { fix: 'Save what it gives in a file.' });
  }
  return readUserFile(path, relative);
}
