/** `synfire run`, from the request to the closing words. */
import { resolve } from 'node:path';
import { durationTicks } from '../build/run-length.js';
import { demandEngine } from '../engines/choose.js';
import { loadParser } from '../equations/parser.js';
import { evaluateQuantity } from '../equations/quantity.js';
import { NETWORK_FILE } from '../probes/run-folder.js';
import { type RunSummary, writeSummary } from '../probes/run-summary.js';
import { tickToMs } from '../probes/time-text.js';
import { Problem } from '../problem.js';
import { Driver } from '../simulation/driver.js';
import { Pace } from '../simulation/pace.js';
import { progressOf } from '../simulation/progress.js';
import { runLoop } from '../simulation/run-loop.js';
import { FolderWriter } from './folder-writer.js';
import { type Kept, keepRun } from './keep-run.js';
import { type Log, openLog } from './log.js';
import { NetworkSource } from './network-source.js';
import { openRun } from './open-folder.js';
import { showProgress } from './progress.js';
import { repeatCommand } from './repeat-command.js';
import { saveCheckpoint } from './resume.js';
import { demandSense, type RunOptions, readThreads } from './run-options.js';
import { printReport, runResult, runSummary, watchRaster } from './run-report.js';
import { openSession, type Session } from './session.js';
import { type StopRequest, watchInterrupts } from './stop-request.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';
import { versions } from './versions.js';

export async function runNetwork(
  network: string | undefined,
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  demandEngine(options.engine);
  demandSense(network, options);
  const threads = readThreads(options.threads);
  const log = openLog(terminal, options.logLevel);
  const source = await findSource(network, options, terminal);
  const { engine, quiet = false } = options;
  const session = await openSession(source, { engine, threads, quiet }, terminal);
  if (session.engine.name === 'actors' && typeof threads === 'number' && threads > 1)
    await log.warn('The actors engine uses one thread; --threads changes nothing.');
  const every = await readCheckpointEvery(options.checkpointEvery, session.circuit.dt);
  const kept = await keepRun(source, session, options, terminal, log);
  const stop = watchInterrupts(terminal);
  try {
    return await simulate(session, kept, every, options, terminal, log, stop);
  } finally {
    stop.end();
  }
}

async function simulate(
  session: Session,
  kept: Kept | undefined,
  everyTicks: number | undefined,
  options: RunOptions,
  terminal: Terminal,
  log: Log,
  stop: StopRequest,
): Promise<ExitCode> {
  const { circuit, engine } = session;
  const out = kept?.out ?? null;
  const targetTick = circuit.durationTicks;
  const talks = options.json !== true && options.quiet !== true;
  const raster = talks && options.plot ? watchRaster(session, targetTick, terminal.out.columns) : undefined;
  const pace = new Pace(() => terminal.nowMs(), kept?.wallMs);
  const summarise = (status: RunSummary['status']) =>
    runSummary(runResult(session, pace.wallMs, terminal, out), session, kept?.recordings ?? [], {
      status,
      targetMs: tickToMs(targetTick, circuit.dt),
      versions: versions(),
      command: repeatCommand(out),
    });
  const save = async (status: RunSummary['status']) => {
    if (kept === undefined) return;
    await saveCheckpoint(session, kept.folder, pace.wallMs);
    await writeSummary(kept.folder.storage, summarise(status));
    await log.info(`Checkpoint at ${tickToMs(engine.tick, circuit.dt)} ms.`);
  };
  if (kept !== undefined) await writeSummary(kept.folder.storage, summarise('running'));
  const writer = kept && new FolderWriter(kept.folder, session, pace, terminal);
  const progress = showProgress(terminal, options.quiet === true, tickToMs(engine.tick, circuit.dt));
  await runLoop({
    driver: new Driver(engine),
    targetTick,
    pace,
    signal: stop.signal,
    checkpoint: everyTicks === undefined ? undefined : { everyTicks, save: () => save('running') },
    async afterStretch() {
      await writer?.keepUp();
      progress.update(progressOf(engine, targetTick, circuit.dt));
    },
  }).finally(() => progress.end());
  await writer?.addMetric();
  const finished = engine.tick >= targetTick;
  await save(finished ? 'done' : 'interrupted');
  const result = runResult(session, pace.wallMs, terminal, out);
  if (options.json) terminal.out.write(`${JSON.stringify(result)}\n`);
  else if (talks) printReport(result, session, raster, terminal);
  if (finished) return EXIT.done;
  const goOn = out === null ? '' : ` Go on with: synfire run --resume ${out}`;
  terminal.err.write(`Stopped at ${result.simulatedMs} ms.${goOn}\n`);
  return EXIT.interrupted;
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
    network: resolve(terminal.cwd, resume, NETWORK_FILE),
    cwd: terminal.cwd,
    for: options.for,
  });
}

async function readCheckpointEvery(text: string | undefined, dtSeconds: number): Promise<number | undefined> {
  if (text === undefined) return undefined;
  const ticks = durationTicks(evaluateQuantity(text, new Map(), await loadParser()), text, dtSeconds);
  if (ticks >= 1) return ticks;
  throw new Problem(`--checkpoint-every is ${text}.`, {
    fix: 'Give a time of a tick or more, such as "1 s".',
  });
}
