/** Checkpoints of a kept run: what they carry besides the engine's state, and how to go on from the newest good one. */
import type { Logger } from 'pino';
import type { Recording } from '../probes/recordings.js';
import { record } from '../probes/recordings.js';
import { type FolderMark, listCheckpoints, RunFolder } from '../probes/run-folder.js';
import type { Storage } from '../probes/storage.js';
import { readCheckpoint, writeCheckpoint } from '../state/checkpoint.js';
import type { Session } from './session.js';

/** What a run goes on with that is not the engine's. Plain data. */
export interface RunMark {
  readonly folder: FolderMark;
  readonly wallMs: number;
}

export async function saveCheckpoint(session: Session, folder: RunFolder, wallMs: number): Promise<void> {
  const mark: RunMark = {
    folder: await folder.mark(),
    wallMs,
  };
  const bytes = await writeCheckpoint(session.circuit, session.engine.snapshot(), { ...mark });
  await folder.saveCheckpoint(session.engine.tick, bytes);
}

export interface Resumed {
  readonly folder: RunFolder;
  readonly recordings: readonly Recording[];
  readonly wallMs: number;
}

/**
 * Puts the engine and the files of the folder back to the newest checkpoint that is whole. Damaged ones are told of,
 * passed over and removed. A run without any good one begins anew.
 */
export async function resumeRun(session: Session, storage: Storage, log: Logger): Promise<Resumed> {
  const { circuit, engine, relay } = session;
  for (const { path } of await listCheckpoints(storage)) {
    try {
      const bytes = await storage.read(path);
      if (bytes === undefined) throw new Error('it has gone');
      const { state, meta } = await readCheckpoint(bytes, circuit);
      const mark = meta as unknown as RunMark;
      engine.restore(state);
      const recordings = record(circuit, engine, relay);
      const folder = new RunFolder(
        storage,
        recordings.map(({ files }) => files),
      );
      if (!(await folder.reaches(mark.folder))) {
        for (const { recorder } of recordings) recorder.stop();
        throw new Error('the recorded files end before it');
      }
      await folder.goOn(mark.folder);
      return { folder, recordings, wallMs: mark.wallMs };
    } catch (error) {
      log.warn(`${path} is of no use (${(error as Error).message}): trying the one before.`);
      await storage.remove(path);
    }
  }
  throw new Error('No checkpoint of this run is whole. Run it again with --force.');
}
