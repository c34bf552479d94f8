/** A text file that the user named: what stands in the way is said in words. */
import { readFile } from 'node:fs/promises';
import { Problem } from '../problem.js';

/** @param shown the path as the user knows it. */
export async function readUserFile(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EISDIR'
          ? 'is a folder'
          : code === 'EACCES'
            ? 'may not be read'
            : `cannot be read (${code})`;
    throw new Problem(`\`${shown}\` ${why}.`, { fix: 'Give the path of a file that can be read.' });
  }
}
