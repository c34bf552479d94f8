/** The folder that a run is kept in: made, or found and gone on with. */
import { resolve } from 'node:path';
import { record } from '../probes/recordings.js';
import { NETWORK_FILE, RunFolder } from '../probes/run-folder.js';
import { tickToMs } from '../probes/time-text.js';
import { Problem } from '../problem.js';
import type { Log } from './log.js';
import type { NetworkSource } from './network-source.js';
import { openRun } from './open-folder.js';
import { prepareFolder } from './prepare-folder.js';
import { type Resumed, resumeRun } from './resume.js';
import type { RunOptions } from './run-options.js';
import type { Session } from './session.js';
import type { Terminal } from './terminal.js';

/** A run folder and what is known of it when the loop begins. */
export interface Kept extends Resumed {
  readonly out: string;
}

/** Undefined where the run is not to be kept. Of a run gone on with, the engine goes back to its newest checkpoint. */
export async function keepRun(
  source: NetworkSource,
  session: Session,
  options: RunOptions,
  terminal: Pick<Terminal, 'cwd'>,
  log: Log,
): Promise<Kept | undefined> {
  if (options.resume !== undefined) return goOn(source, session, options.resume, options, terminal, log);
  if (options.out !== undefined) return begin(source, session, options.out, options, terminal);
  return undefined;
}

async function goOn(
  source: NetworkSource,
  session: Session,
  out: string,
  options: RunOptions,
  terminal: Pick<Terminal, 'cwd'>,
  log: Log,
): Promise<Kept> {
  const { circuit, engine } = session;
  const { storage } = await openRun(resolve(terminal.cwd, out), out);
  const resumed = await resumeRun(session, storage, log);
  const reachedMs = tickToMs(engine.tick, circuit.dt);
  if (engine.tick > circuit.durationTicks) {
    throw new Problem(`The run has come to ${reachedMs} ms already.`, {
      fix: 'Give --for a longer time: it is counted from the beginning of the run.',
    });
  }
  await log.info(`Going on from ${reachedMs} ms.`);
  if (options.for !== undefined) await storage.write(NETWORK_FILE, source.resolved().text);
  return { ...resumed, out };
}

async function begin(
  source: NetworkSource,
  { circuit, engine, relay }: Session,
  out: string,
  options: RunOptions,
  terminal: Pick<Terminal, 'cwd'>,
): Promise<Kept> {
  const storage = await prepareFolder(resolve(terminal.cwd, out), out, options.force === true);
  const recordings = record(circuit, engine, relay);
  const folder = new RunFolder(
    storage,
    recordings.map(({ files }) => files),
  );
  const { text, files } = source.resolved();
  for (const [path, content] of files) await storage.write(path, content);
  await folder.begin(text);
  return { folder, recordings, wallMs: 0, out };
}
