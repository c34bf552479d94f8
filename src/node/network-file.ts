/** A network from its file, with what it needs of the files beside it. */
import { dirname } from 'node:path';
import { type LoadedNetwork, loadNetwork } from '../network/load.js';
import { readBeside } from './read-beside.js';
import { readUserFile } from './read-user-file.js';

export interface NetworkFile extends LoadedNetwork {
  /** To be given to `simulate` with the description. */
  readonly readFile: (path: string) => Promise<string>;
}

/**
 * Throws problems with their lines in the file.
 *
 * @param settings changes to make, as `--set` takes them: `populations.exc.size=100`.
 */
export async function readNetwork(path: string, settings: readonly string[] = []): Promise<NetworkFile> {
  const text = await readUserFile(path, path);
  return {
    ...loadNetwork(text, path, settings),
    readFile: (relative) => readBeside(dirname(path), relative),
  };
}
