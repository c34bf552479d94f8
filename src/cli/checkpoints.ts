import { listCheckpoints } from '../probes/run-folder.js';
import type { Storage } from '../probes/storage.js';
import { type Checkpoint, readCheckpoint } from '../state/checkpoint.js';

/** The newest checkpoint of a run folder that can be read; undefined if there is none. */
export async function newestCheckpoint(
  storage: Storage,
): Promise<{ readonly path: string; readonly checkpoint: Checkpoint } | undefined> {
  for (const { path } of await listCheckpoints(storage)) {
    const bytes = await storage.read(path);
    if (bytes === undefined) continue;
    try {
      return { path, checkpoint: await readCheckpoint(bytes) };
    } catch {
      // Damaged: the one before it will do for looking.
    }
  }
  return undefined;
}
