/**
 * Advances an engine to a tick, in chunks short enough that the progress line moves, Ctrl-C is heard and recorded rows
 * are written before they fill the memory.
 */
import type { Metric, RunFolder } from '../probes/run-folder.js';
import { tickToMs } from '../probes/time-text.js';
import type { Progress } from './progress.js';
import type { Session } from './session.js';
import type { StopRequest } from './stop-request.js';
import type { Terminal } from './terminal.js';

export interface RunLoop {
  readonly session: Session;
  readonly targetTick: number;
  readonly terminal: Pick<Terminal, 'nowMs' | 'memoryMb'>;
  readonly progress: Progress;
  readonly stop: Pick<StopRequest, 'asked'>;
  readonly folder?: RunFolder;
  /** How often to save, if more often than at the end. */
  readonly checkpointEveryTicks?: number;
  /** Called with the time the loop has taken so far. */
  saveCheckpoint?(wallMs: number): Promise<void>;
  /** Time taken before the run was resumed. */
  readonly wallMsBefore: number;
}

/** Gives the time spent advancing, with what was spent before a resume: reading and writing files is not in it. */
export async function runLoop(loop: RunLoop): Promise<number> {
  const { session, targetTick, terminal, folder } = loop;
  const { engine, circuit } = session;
  const every = loop.checkpointEveryTicks ?? Number.POSITIVE_INFINITY;
  let wallMs = loop.wallMsBefore;
  let chunk = 1;
  let nextCheckpoint = (Math.floor(engine.tick / every) + 1) * every;
  let measured = { wallMs, spikes: engine.counters.spikes, atMs: terminal.nowMs() };
  while (engine.tick < targetTick && !loop.stop.asked) {
    const ticks = Math.min(chunk, targetTick - engine.tick, nextCheckpoint - engine.tick);
    const before = terminal.nowMs();
    engine.advance(ticks);
    const tookMs = terminal.nowMs() - before;
    wallMs += tookMs;
    chunk = nextChunk(ticks, tookMs);
    if (folder !== undefined) {
      if (terminal.nowMs() - measured.atMs >= METRIC_EVERY_MS) {
        await folder.addMetric(metric(loop, wallMs, measured));
        measured = { wallMs, spikes: engine.counters.spikes, atMs: terminal.nowMs() };
        await folder.flush();
      } else if (folder.waiting > MOST_WAITING_ROWS) await folder.flush();
    }
    if (engine.tick === nextCheckpoint) {
      if (engine.tick < targetTick) await loop.saveCheckpoint?.(wallMs);
      nextCheckpoint += every;
    }
    loop.progress.update({
      simulatedMs: tickToMs(engine.tick, circuit.dt),
      targetMs: tickToMs(targetTick, circuit.dt),
      spikes: engine.counters.spikes,
    });
    await breathe();
  }
  if (folder !== undefined) await folder.addMetric(metric(loop, wallMs, measured));
  return wallMs;
}

function metric(loop: RunLoop, wallMs: number, last: { wallMs: number; spikes: number }): Metric {
  const { engine, circuit } = loop.session;
  const seconds = (wallMs - last.wallMs) / 1000;
  return {
    tick: engine.tick,
    simulatedMs: tickToMs(engine.tick, circuit.dt),
    wallMs: Math.round(wallMs),
    spikesPerSecond: seconds > 0 ? Math.round((engine.counters.spikes - last.spikes) / seconds) : 0,
    rssMb: Math.round(loop.terminal.memoryMb().now),
  };
}

function nextChunk(ticks: number, tookMs: number): number {
  const wanted = tookMs > 0 ? Math.floor((ticks * CHUNK_MS) / tookMs) : ticks * FASTEST_GROWTH;
  return Math.max(1, Math.min(wanted, ticks * FASTEST_GROWTH, MOST_TICKS));
}

/** Lets signals and streams have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const CHUNK_MS = 40;
const FASTEST_GROWTH = 8;
const MOST_TICKS = 1_000_000;
const METRIC_EVERY_MS = 1000;
const MOST_WAITING_ROWS = 200_000;
