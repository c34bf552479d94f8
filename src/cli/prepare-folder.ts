import { listCheckpoints, sortFiles } from '../probes/run-folder.js';
import { SUMMARY_FILE } from '../probes/run-summary.js';
import { Problem } from '../problem.js';
import { NodeStorage } from './node-storage.js';

/** Makes sure a new run may be written here, and clears an old one away if the user said so. */
export async function prepareFolder(folder: string, shown: string, force: boolean): Promise<NodeStorage> {
  const storage = new NodeStorage(folder);
  const { ours, others } = await sortFiles(storage);
  if (others.length > 0) {
    throw new Problem(`\`${shown}\` holds files that are not of a run, such as \`${others[0]}\`.`, {
      fix: 'Choose another folder for --out, or empty this one.',
    });
  }
  if (ours.length > 0 && !force) {
    const resumable = (await listCheckpoints(storage)).length > 0;
    throw new Problem(`\`${shown}\` holds a run already.`, {
      fix: `Add --force to replace it, ${resumable ? `go on with it by \`--resume ${shown}\`, ` : ''}or choose another folder.`,
    });
  }
  // The summary first: a folder without it is no run, should the rest not be removed.
  for (const path of [...ours].sort((a, b) => Number(b === SUMMARY_FILE) - Number(a === SUMMARY_FILE))) {
    await storage.remove(path);
  }
  return storage;
}
