/** Checkpoints of a kept run: what they carry besides the engine's state, and how to go on from the newest good one. */
import type { Recording } from '../probes/recordings.js';
import { record } from '../probes/recordings.js';
import { type FolderMark, listCheckpoints, RunFolder } from '../probes/run-folder.js';
import type { Storage } from '../probes/storage.js';
import { type Checkpoint, demandCircuit, readCheckpoint, writeCheckpoint } from '../state/checkpoint.js';
import type { Log } from './log.js';
import type { Session } from './session.js';

/** What a run goes on with that is not the engine's. Plain data. */
interface RunMark {
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
 * Puts the engine and the files of the folder back to the newest checkpoint that is whole. Damaged ones are told of and
 * passed over; they go away once the run goes on, so that whatever fails before has cost nothing.
 */
export async function resumeRun(session: Session, storage: Storage, log: Log): Promise<Resumed> {
  const passedOver: string[] = [];
  for (const { path } of await listCheckpoints(storage)) {
    try {
      const resumed = await goOnFrom(await readWhole(storage, path), session, storage);
      for (const useless of passedOver) await storage.remove(useless);
      return resumed;
    } catch (error) {
      if (!(error instanceof Useless)) throw error;
      await log.warn(`${path} is of no use (${error.message}): trying the one before.`);
      passedOver.push(path);
    }
  }
  throw new Error(
    passedOver.length > 0
      ? 'No checkpoint of this run is whole. Run it again with --force.'
      : 'This run was stopped before its first checkpoint. Run it again with --force.',
  );
}

/** Says of a checkpoint that it is damaged, or that its run's files are. */
class Useless extends Error {}

async function readWhole(storage: Storage, path: string): Promise<Checkpoint> {
  const bytes = await storage.read(path);
  if (bytes === undefined) throw new Useless('it has gone');
  try {
    return await readCheckpoint(bytes);
  } catch (error) {
    throw new Useless((error as Error).message);
  }
}

async function goOnFrom(checkpoint: Checkpoint, session: Session, storage: Storage): Promise<Resumed> {
  const { circuit, engine, relay } = session;
  await demandCircuit(checkpoint, circuit);
  const mark = checkpoint.meta as Partial<RunMark>;
  if (mark.folder === undefined) throw new Useless('it is not of a run in a folder');
  engine.restore(checkpoint.state);
  const recordings = record(circuit, engine, relay);
  const folder = new RunFolder(
    storage,
    recordings.map(({ files }) => files),
  );
  if (!(await folder.reaches(mark.folder))) {
    for (const { recorder } of recordings) recorder.stop();
    throw new Useless('the recorded files end before it');
  }
  await folder.goOn(mark.folder);
  return { folder, recordings, wallMs: mark.wallMs ?? 0 };
}
