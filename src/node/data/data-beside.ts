/**
 * The data that a network file names: a known data set, or a folder that truly lies beside the file, with all that is in it. The
 * file may be somebody else's, and is not to look around on this machine.
 */
import { readdir } from 'node:fs/promises';
import { KNOWN_DATASETS, unknownDataset } from '../../data/known/index.js';
import { Problem } from '../../problem.js';
import { placeBeside } from '../place-beside.js';

/** As `loadDataset` takes it. @param folder of the file. */
export async function dataBeside(folder: string, data: string): Promise<string> {
  if (KNOWN_DATASETS.has(data)) return data;
  const place = await placeBeside(folder, data);
  if (place === undefined) throw unknownDataset(data);
  if (!place.isBeside) throw leadsAway(data);
  // What is no folder is told as such where it is opened.
  for (const name of await readdir(place.path).catch(() => []))
    if ((await placeBeside(place.path, name))?.isBeside === false) throw leadsAway(`${data}/${name}`);
  return place.path;
}

const leadsAway = (named: string) =>
  new Problem(`The data \`${named}\` do not lie beside the network file.`, {
    fix: 'Put them there, or name the folder yourself: `--set data=FOLDER`.',
  });
