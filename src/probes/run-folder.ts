/**
 * The folder of a run, as it is written. What it holds:
 *
 * - `network.yaml`: the network as resolved (settings, length and seed included), `summary.json` (run-summary.ts);
 * - `spikes.csv`, `spikes.bin`, `state-*.csv`, `synapses-*.csv`, `rate-*.csv`: what was recorded;
 * - `metrics.jsonl`: how fast it went;
 * - `checkpoints/`: the newest few.
 *
 * A checkpoint carries a mark: how long every growing file was at its tick, and what the recorders held. To go on
 * from it, each file is cut back to the mark, so the files of a resumed run are those of one that never stopped,
 * whatever a crash left after the mark.
 */
import type { RecordedFiles } from './recorded-files.js';
import type { Storage } from './storage.js';

/** Where the growing files stood at a checkpoint. Plain data. */
export interface FolderMark {
  readonly bytes: Readonly<Record<string, number>>;
  /** Of each recorder, in the order of the recordings. */
  readonly recorders: readonly unknown[];
}

/** A sample of how the run goes. */
export interface Metric {
  readonly tick: number;
  readonly simulatedMs: number;
  readonly wallMs: number;
  readonly spikesPerSecond: number;
  readonly rssMb: number;
}

export class RunFolder {
  constructor(
    readonly storage: Storage,
    private readonly recorded: readonly RecordedFiles[],
  ) {}

  /** Rows in memory that have not been written. */
  get waiting(): number {
    return this.recorded.reduce((sum, files) => sum + files.waiting, 0);
  }

  /** Starts a new run: the growing files are there from the beginning, with their heads. */
  async begin(networkText: string): Promise<void> {
    await this.storage.write(NETWORK_FILE, networkText);
    for (const { files } of this.recorded) {
      for (const { path, head } of files) await this.storage.write(path, head);
    }
    await this.storage.write(METRICS_FILE, '');
  }

  /** Goes on from a checkpoint's mark. */
  async goOn(mark: FolderMark): Promise<void> {
    for (const [path, bytes] of Object.entries(mark.bytes)) await this.storage.truncate(path, bytes);
    this.recorded.forEach((files, k) => {
      files.restore(mark.recorders[k]);
    });
  }

  /** Whether the files still reach as far as the mark says; a checkpoint whose files do not is of no use. */
  async reaches(mark: FolderMark): Promise<boolean> {
    for (const [path, bytes] of Object.entries(mark.bytes)) {
      if (((await this.storage.size(path)) ?? -1) < bytes) return false;
    }
    return mark.recorders.length === this.recorded.length;
  }

  /** Writes what the recorders hold, which then forget it. */
  async flush(): Promise<void> {
    for (const recording of this.recorded) {
      const pieces = recording.take();
      for (const [k, { path }] of recording.files.entries()) {
        if (pieces[k].length > 0) await this.storage.append(path, pieces[k]);
      }
    }
  }

  /** Writes what is held and tells where the files stand: they will reach as far, whatever happens. */
  async mark(): Promise<FolderMark> {
    await this.flush();
    const bytes: Record<string, number> = {};
    const paths = this.recorded.flatMap(({ files }) => files.map((file) => file.path));
    for (const path of [...paths, METRICS_FILE]) {
      await this.storage.sync(path);
      bytes[path] = (await this.storage.size(path)) ?? 0;
    }
    return { bytes, recorders: this.recorded.map((files) => files.state()) };
  }

  async addMetric(metric: Metric): Promise<void> {
    await this.storage.append(METRICS_FILE, `${JSON.stringify(metric)}\n`);
  }

  /** Keeps the newest `CHECKPOINTS_KEPT`: one for use, and two in case it is damaged. */
  async saveCheckpoint(tick: number, bytes: Uint8Array): Promise<void> {
    await this.storage.write(checkpointPath(tick), bytes);
    for (const old of (await listCheckpoints(this.storage)).slice(CHECKPOINTS_KEPT)) {
      await this.storage.remove(old.path);
    }
  }
}

/** Newest first. */
export async function listCheckpoints(storage: Storage): Promise<{ path: string; tick: number }[]> {
  const found: { path: string; tick: number }[] = [];
  for (const path of await storage.list()) {
    const match = CHECKPOINT_PATTERN.exec(path);
    if (match !== null) found.push({ path, tick: Number(match[1]) });
  }
  return found.sort((a, b) => b.tick - a.tick);
}

/** Which of a folder's files a run wrote, and which are somebody else's. */
export async function sortFiles(storage: Storage): Promise<{ ours: string[]; others: string[] }> {
  const ours: string[] = [];
  const others: string[] = [];
  for (const path of await storage.list()) (OURS.test(path) ? ours : others).push(path);
  return { ours, others };
}

export const NETWORK_FILE = 'network.yaml';
const METRICS_FILE = 'metrics.jsonl';
export const CHECKPOINTS_KEPT = 3;

const checkpointPath = (tick: number) => `checkpoints/${String(tick).padStart(TICK_DIGITS, '0')}.checkpoint`;
const CHECKPOINT_PATTERN = /^checkpoints\/(\d+)\.checkpoint$/;
const TICK_DIGITS = 12;
const OURS =
  /^(network\.yaml|summary\.json|metrics\.jsonl|spikes\.(csv|bin)|(state|synapses|rate)-[^/]*\.csv|checkpoints\/\d+\.checkpoint|inputs\/[^/]+)(\.part)?$/;
