import type { Work } from './benchmark.js';
import type { Measurement } from './measurement.js';
import type { ProcessCommand } from './run-process.js';

/** A simulator, so configured, that runs a benchmark. */
export interface Contestant {
  readonly simulator: 'synfire' | 'brian2' | 'nest';
  /** In words: `kernels, 1 thread`. */
  readonly configuration: string;
  readonly threads: number;
  /** Whether a run leaves something behind that makes the next one start sooner. */
  readonly warms: boolean;
  /** Those with an equal one must give the same spikes. */
  readonly sameSpikes?: string;
  /** What it cannot do with less of; unknown of the peers, and of variants, which do something else. */
  readonly work?: Work;
  command(seed: number): ProcessCommand;
  read(stdout: string, processMs: number): Measurement;
}
