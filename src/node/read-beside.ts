/** Files that a network names are read only where they truly lie beside it. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '../problem.js';
import { placeBeside } from './place-beside.js';
import { readUserFile } from './read-user-file.js';

export async function readBeside(folder: string, relative: string): Promise<string> {
  const real = await placeBeside(folder, relative);
  if (real !== undefined) {
    if (!real.isBeside)
      throw new Problem(`\`${relative}\` is a link that leads away from the network file.`, {
        fix: 'Put the file itself beside the network file.',
      });
    const found = await stat(real.path);
    // A pipe or device could go on for ever.
    if (!found.isFile() && !found.isDirectory())
      throw new Problem(`\`${relative}\` is no plain file.`, { fix: 'Save what it gives in a file.' });
  }
  return readUserFile(resolve(folder, relative), relative);
}
