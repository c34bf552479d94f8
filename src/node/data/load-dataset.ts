/** A data set by the name of the registry or by the path of a folder, as `--data` takes it. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Dataset } from '../../data/dataset.js';
import { KNOWN_DATASETS, unknownDataset } from '../../data/known/index.js';
import { openFolder, WHAT_IT_MAY_HOLD } from '../../data/open-folder.js';
import { openKnown } from '../../data/open-known.js';
import { Problem } from '../../problem.js';
import { folderFiles } from './folder-files.js';
import { findDataset } from './places.js';
import type { Surroundings } from './surroundings.js';

/** What comes with synfire, has been fetched or is installed, in this order; else a folder. Nothing is fetched here. */
export async function loadDataset(nameOrFolder: string, surroundings: Surroundings): Promise<Dataset> {
  const known = KNOWN_DATASETS.get(nameOrFolder);
  if (known !== undefined) {
    const place = findDataset(known, surroundings);
    if (place !== undefined) return openKnown(known, folderFiles(place.folder, place.folder));
    throw new Problem(`The data set \`${nameOrFolder}\` is not on this machine.`, {
      fix: `\`synfire data get ${nameOrFolder}\` fetches it. ${OR_A_FOLDER}`,
    });
  }
  return openFolder(folderFiles(findFolder(nameOrFolder, surroundings.cwd), nameOrFolder));
}

/** Throws where no data set can be meant. Whether one that has a name is on this machine is not asked. */
export function demandDataset(nameOrFolder: string, { cwd }: Pick<Surroundings, 'cwd'>): void {
  if (!KNOWN_DATASETS.has(nameOrFolder)) findFolder(nameOrFolder, cwd);
}

function findFolder(nameOrFolder: string, cwd: string): string {
  const folder = resolve(cwd, nameOrFolder);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return folder;
  if (found !== undefined) {
    throw new Problem(`\`${nameOrFolder}\` is a file; data lie in a folder.`, { fix: WHAT_IT_MAY_HOLD });
  }
  throw LOOKS_LIKE_A_PATH.test(nameOrFolder)
    ? new Problem(`There is no folder \`${nameOrFolder}\`.`, { fix: WHAT_IT_MAY_HOLD })
    : unknownDataset(nameOrFolder);
}

const LOOKS_LIKE_A_PATH = /[/\\.]/;
const OR_A_FOLDER = 'Or give the path of a folder that holds its files.';
