import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFiles } from '../../data/data-files.js';
import { Problem } from '../../problem.js';

/** A folder of the disk. */
export function folderFiles(folder: string, shown: string): DataFiles {
  return {
    shown,
    async read(name) {
      const [path, place] = [join(folder, name), `${shown}/${name}`];
      const found = await readable(stat(path), place);
      // A pipe or device could go on for ever.
      if (found?.isFile() === false)
        throw new Problem(`\`${place}\` is no plain file.`, { fix: 'Put the file itself there.' });
      return found && readable(readFile(path), place);
    },
    async list() {
      const entries = await readable(readdir(folder, { withFileTypes: true }), shown);
      return (entries ?? [])
        .filter((entry) => !entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
    },
  };
}

async function readable<T>(work: Promise<T>, shown: string): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new Problem(`\`${shown}\` cannot be read (${code}).`, {
      fix: 'Give a folder of files that can be read.',
    });
  }
}
