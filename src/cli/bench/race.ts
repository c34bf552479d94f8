/**
 * Runs contestants in turns, so that whatever else the machine does falls on all of them: a round is one run of each,
 * and every round has a seed of its own, the same for all.
 */
import { Problem } from '../../problem.js';
import type { Contestant } from './contestant.js';
import type { Measurement } from './measurement.js';
import type { RunProcess } from './run-process.js';

export interface Race {
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  /** Of the first round. */
  readonly seed: number;
  readonly runProcess: RunProcess;
  readonly signal: AbortSignal;
  /** Who runs now. */
  readonly onTurn?: (contestant: Contestant, round: number) => void;
}

export interface Finish {
  readonly contestant: Contestant;
  /** By round; shorter where it failed. */
  readonly runs: readonly Measurement[];
  /** Why there are no more. */
  readonly failure?: Error;
}

/** Who fails is left out of later rounds. An abort rejects. */
export async function race({
  contestants,
  rounds,
  seed,
  runProcess,
  signal,
  onTurn,
}: Race): Promise<Finish[]> {
  const entries = contestants.map((contestant) => ({
    contestant,
    runs: [] as Measurement[],
    failure: undefined as Error | undefined,
  }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of entries) {
      if (entry.failure !== undefined) continue;
      onTurn?.(entry.contestant, round);
      try {
        const { stdout, ms } = await runProcess(entry.contestant.command(seed + round), signal);
        entry.runs.push(entry.contestant.read(stdout, ms));
      } catch (error) {
        signal.throwIfAborted();
        entry.failure = error instanceof Error ? error : new Error(String(error));
      }
    }
    demandSameSpikes(entries, round);
  }
  return entries;
}

/** The promise that no number of threads changes anything, held here once more. */
function demandSameSpikes(
  entries: readonly { contestant: Contestant; runs: Measurement[] }[],
  round: number,
): void {
  const hashes = new Map<string, Contestant & { hash: string }>();
  for (const { contestant, runs } of entries) {
    const hash = runs[round]?.spikeHash;
    if (contestant.sameSpikes === undefined || hash === undefined) continue;
    const first = hashes.get(contestant.sameSpikes);
    if (first === undefined) hashes.set(contestant.sameSpikes, { ...contestant, hash });
    else if (first.hash !== hash) {
      throw new Problem(`${first.configuration} and ${contestant.configuration} gave different spikes.`, {
        fix: 'This is a fault of the engines: please report it with the command.',
      });
    }
  }
}
