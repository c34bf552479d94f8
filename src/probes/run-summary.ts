/**
 * `summary.json` of a run folder: what ran, how it went, and all that is needed (with `network.yaml` beside it) to
 * run it again. The first block of fields is what `run --json` prints.
 */
import { Problem } from '../problem.js';
import { readText, type Storage } from './storage.js';

export interface RunResult {
  readonly network: string;
  readonly engine: string;
  readonly backend: string;
  readonly threads: number;
  readonly seed: number;
  /** How far the run has come. */
  readonly simulatedMs: number;
  readonly buildMs: number;
  /** The simulation loop alone. */
  readonly wallMs: number;
  readonly neurons: number;
  readonly synapses: number;
  readonly spikes: number;
  readonly synapticEvents: number;
  readonly spikeHash: string;
  /** Mean rate of each population over the run, Hz. */
  readonly rates: Readonly<Record<string, number>>;
  readonly peakRssMb: number;
  /** The run folder, where one is kept. */
  readonly out: string | null;
}

export interface RunSummary extends RunResult {
  /** Version of the folder's format. */
  readonly format: 1;
  readonly status: 'running' | 'interrupted' | 'done';
  readonly dtSeconds: number;
  /** How far the run was to go. */
  readonly targetMs: number;
  readonly populations: readonly { readonly name: string; readonly size: number }[];
  readonly projections: readonly { readonly name: string; readonly synapses: number }[];
  readonly records: readonly RecordEntry[];
  readonly versions: Readonly<Record<string, string>>;
  /** Repeats the run. */
  readonly command: string;
}

/** One recorded file, for those who read the folder. */
export interface RecordEntry {
  readonly kind: 'spikes' | 'state' | 'synapses' | 'rate';
  readonly file: string;
  /** The population or projection; all recorded populations for spikes. */
  readonly of: readonly string[];
  /** Columns after `t_ms` and `index`, with the SI unit of each (empty: without dimension). */
  readonly variables: readonly { readonly name: string; readonly unit: string }[];
  readonly everyTicks?: number;
}

export const SUMMARY_FILE = 'summary.json';

/** Undefined where the folder holds no run. */
export async function readSummary(storage: Storage): Promise<RunSummary | undefined> {
  const text = await readText(storage, SUMMARY_FILE);
  if (text === undefined) return undefined;
  let summary: Partial<RunSummary> | null;
  try {
    summary = JSON.parse(text) as Partial<RunSummary> | null;
  } catch {
    throw new Problem(`${SUMMARY_FILE} is not JSON.`, { fix: 'It has been edited or cut short: run again.' });
  }
  if (summary === null || typeof summary !== 'object' || summary.format !== 1) {
    throw new Problem(`${SUMMARY_FILE} is not that of a run of this version of synfire.`, {
      fix: 'Read it with the version that wrote it, or run again.',
    });
  }
  return summary as RunSummary;
}

export async function writeSummary(storage: Storage, summary: RunSummary): Promise<void> {
  await storage.write(SUMMARY_FILE, `${JSON.stringify(summary, null, 2)}\n`);
}
