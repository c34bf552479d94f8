/** `synfire run`, from the request to the closing words. */
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { durationTicks } from '../build/run-length.js';
import { loadParser } from '../equations/parser.js';
import { evaluateQuantity } from '../equations/quantity.js';
import { record } from '../probes/recordings.js';
import { RunFolder } from '../probes/run-folder.js';
import { type RunSummary, writeSummary } from '../probes/run-summary.js';
import { tickToMs } from '../probes/time-text.js';
import { Problem } from '../problem.js';
import type { RunOptions } from './commands/run.js';
import { openLog } from './log.js';
import { NetworkSource } from './network-source.js';
import { openRun, prepareFolder } from './prepare-folder.js';
import { showProgress } from './progress.js';
import { repeatCommand } from './repeat-command.js';
import { type Resumed, resumeRun, saveCheckpoint } from './resume.js';
import { runLoop } from './run-loop.js';
import { printReport, runResult, runSummary, watchRaster } from './run-report.js';
import { demandEngine, openSession, type Session } from './session.js';
import { type StopRequest, watchInterrupts } from './stop-request.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';
import { versions } from './versions.js';

export async function runNetwork(
  network: string | undefined,
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  demandSense(network, options);
  const log = await openLog(terminal, options.logLevel);
  const stop = watchInterrupts(terminal);
  try {
    const source = await findSource(network, options, terminal);
    const session = await openSession(source, options.engine, terminal);
    if (Number(options.threads ?? 1) > 1)
      log.warn('The actors engine uses one thread; --threads changes nothing.');
    const every = await readCheckpointEvery(options.checkpointEvery, session.circuit.dt);
    const kept = await keep(source, session, options, terminal, log);
    stop.hold();
    return await simulate(session, kept, every, options, terminal, log, stop);
  } finally {
    stop.end();
  }
}

/** A run folder and what is known of it when the loop begins. */
interface Kept extends Resumed {
  readonly out: string;
}

async function simulate(
  session: Session,
  kept: Kept | undefined,
  checkpointEveryTicks: number | undefined,
  options: RunOptions,
  terminal: Terminal,
  log: Logger,
  stop: StopRequest,
): Promise<ExitCode> {
  const { circuit, engine } = session;
  const out = kept?.out ?? null;
  const targetTick = circuit.durationTicks;
  const talks = options.json !== true && options.quiet !== true;
  const raster = talks && options.plot ? watchRaster(session, targetTick, terminal.out.columns) : undefined;
  const summarise = (status: RunSummary['status'], wallMs: number) =>
    runSummary(runResult(session, wallMs, terminal, out), session, kept?.recordings ?? [], {
      status,
      targetMs: tickToMs(targetTick, circuit.dt),
      versions: versions(),
      command: repeatCommand(out),
    });
  const save = async (wallMs: number, status: RunSummary['status']) => {
    if (kept === undefined) return;
    await saveCheckpoint(session, kept.folder, wallMs);
    await writeSummary(kept.folder.storage, summarise(status, wallMs));
    log.info(`Checkpoint at ${tickToMs(engine.tick, circuit.dt)} ms.`);
  };
  if (kept !== undefined) await writeSummary(kept.folder.storage, summarise('running', kept.wallMs));
  const progress = showProgress(terminal, options.quiet === true, tickToMs(engine.tick, circuit.dt));
  const wallMs = await runLoop({
    session,
    targetTick,
    terminal,
    progress,
    stop,
    folder: kept?.folder,
    checkpointEveryTicks,
    saveCheckpoint: (soFarMs) => save(soFarMs, 'running'),
    wallMsBefore: kept?.wallMs ?? 0,
  }).finally(() => progress.end());
  const finished = engine.tick >= targetTick;
  await save(wallMs, finished ? 'done' : 'interrupted');
  const result = runResult(session, wallMs, terminal, out);
  if (options.json) terminal.out.write(`${JSON.stringify(result)}\n`);
  else if (talks) printReport(result, session, raster, terminal);
  if (finished) return EXIT.done;
  const goOn = out === null ? '' : ` Go on with: synfire run --resume ${out}`;
  terminal.err.write(`Stopped at ${result.simulatedMs} ms.${goOn}\n`);
  return EXIT.interrupted;
}

function demandSense(network: string | undefined, options: RunOptions): void {
  demandEngine(options.engine);
  if (network === undefined && options.resume === undefined) {
    throw new Problem('Nothing to run.', { fix: 'Name a network (`synfire list networks`) or a file.' });
  }
  if (options.resume !== undefined) {
    const clash = [
      ['a network', network],
      ['--out', options.out],
      ['--seed', options.seed],
      ['--set', options.set[0]],
      ['--force', options.force],
    ].find(([, given]) => given !== undefined);
    if (clash !== undefined) {
      throw new Problem(`--resume does not go with ${clash[0]}.`, {
        fix: 'A run goes on with the network and seed it began with; only --for may be longer.',
      });
    }
  }
  if (options.threads !== undefined && !/^[1-9]\d{0,3}$/.test(options.threads)) {
    throw new Problem(`--threads is \`${options.threads}\`.`, { fix: 'Give a whole number, 1 or more.' });
  }
  if (options.checkpointEvery !== undefined && options.out === undefined && options.resume === undefined) {
    throw new Problem('--checkpoint-every needs a folder to save in.', { fix: 'Add --out FOLDER.' });
  }
}

async function findSource(
  network: string | undefined,
  options: RunOptions,
  terminal: Terminal,
): Promise<NetworkSource> {
  const { resume } = options;
  if (resume === undefined) {
    return NetworkSource.load({
      network: network!,
      cwd: terminal.cwd,
      set: options.set,
      for: options.for,
      seed: options.seed,
    });
  }
  await openRun(resolve(terminal.cwd, resume), resume);
  return NetworkSource.load({
    network: resolve(terminal.cwd, resume, 'network.yaml'),
    cwd: terminal.cwd,
    for: options.for,
  });
}

/** Makes the run folder, or finds it and goes back to its newest checkpoint. */
async function keep(
  source: NetworkSource,
  session: Session,
  options: RunOptions,
  terminal: Terminal,
  log: Logger,
): Promise<Kept | undefined> {
  const { circuit, engine, relay } = session;
  if (options.resume !== undefined) {
    const { storage } = await openRun(resolve(terminal.cwd, options.resume), options.resume);
    const resumed = await resumeRun(session, storage, log);
    const reachedMs = tickToMs(engine.tick, circuit.dt);
    if (engine.tick > circuit.durationTicks) {
      throw new Problem(`The run has come to ${reachedMs} ms already.`, {
        fix: 'Give --for a longer time: it is counted from the beginning of the run.',
      });
    }
    log.info(`Going on from ${reachedMs} ms.`);
    if (options.for !== undefined) await storage.write('network.yaml', source.resolved().text);
    return { ...resumed, out: options.resume };
  }
  if (options.out === undefined) return undefined;
  const storage = await prepareFolder(
    resolve(terminal.cwd, options.out),
    options.out,
    options.force === true,
  );
  const recordings = record(circuit, engine, relay);
  const folder = new RunFolder(
    storage,
    recordings.map(({ files }) => files),
  );
  const { text, files } = source.resolved();
  for (const [path, content] of files) await storage.write(path, content);
  await folder.begin(text);
  return { folder, recordings, wallMs: 0, out: options.out };
}

async function readCheckpointEvery(text: string | undefined, dtSeconds: number): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const ticks = durationTicks(evaluateQuantity(text, new Map(), await loadParser()), text, dtSeconds);
  if (ticks >= 1) return ticks;
  throw new Problem(`--checkpoint-every is ${text}.`, {
    fix: 'Give a time of a tick or more, such as "1 s".',
  });
}
