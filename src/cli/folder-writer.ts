/**
 * Keeps a run folder up with the run: writes recorded rows before they fill the memory, and now and then how fast it
 * goes.
 */
import type { Metric, RunFolder } from '../probes/run-folder.js';
import { tickToMs } from '../probes/time-text.js';
import type { Pace } from '../simulation/pace.js';
import type { Session } from './session.js';
import type { Terminal } from './terminal.js';

export class FolderWriter {
  private measured: { readonly wallMs: number; readonly spikes: number; readonly atMs: number };

  constructor(
    private readonly folder: RunFolder,
    private readonly session: Pick<Session, 'circuit' | 'engine'>,
    private readonly pace: Pick<Pace, 'wallMs'>,
    private readonly terminal: Pick<Terminal, 'nowMs' | 'memoryMb'>,
  ) {
    this.measured = this.measure();
  }

  /** Between two ticks, often. */
  async keepUp(): Promise<void> {
    if (this.terminal.nowMs() - this.measured.atMs >= METRIC_EVERY_MS) {
      await this.addMetric();
      await this.folder.flush();
    } else if (this.folder.waiting > MOST_WAITING_ROWS) await this.folder.flush();
  }

  async addMetric(): Promise<void> {
    const now = this.measure();
    await this.folder.addMetric(this.metric(now));
    this.measured = now;
  }

  private measure() {
    const { pace, session, terminal } = this;
    return { wallMs: pace.wallMs, spikes: session.engine.counters.spikes, atMs: terminal.nowMs() };
  }

  private metric(now: { readonly wallMs: number; readonly spikes: number }): Metric {
    const { engine, circuit } = this.session;
    const seconds = (now.wallMs - this.measured.wallMs) / 1000;
    return {
      tick: engine.tick,
      simulatedMs: tickToMs(engine.tick, circuit.dt),
      wallMs: Math.round(now.wallMs),
      spikesPerSecond: seconds > 0 ? Math.round((now.spikes - this.measured.spikes) / seconds) : 0,
      rssMb: Math.round(this.terminal.memoryMb().now),
    };
  }
}

const METRIC_EVERY_MS = 1000;
const MOST_WAITING_ROWS = 200_000;
