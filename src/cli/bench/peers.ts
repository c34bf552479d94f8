/** The simulators of others, where `npm run bench:peers` has installed them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../../node/package-file.js';
import type { Benchmark, PeerScript } from './benchmark.js';
import type { Contestant } from './contestant.js';
import { readPeer } from './measurement.js';
import { threadsText } from './threads-text.js';

const FOLDER = 'tests/bench/peers';
const PYTHON = '.venv/bin/python';

/** The peers' Python; undefined where there is none. */
export function peersPython(): string | undefined {
  const python = packageFile(`${FOLDER}/${PYTHON}`);
  return existsSync(python) ? python : undefined;
}

export interface PeerChoice {
  readonly python: string;
  readonly threads: readonly number[];
  /** A folder, empty at first, for what they compile and keep. */
  readonly cache: string;
}

/** All ways in which the peers run the benchmark. */
export function peers(benchmark: Benchmark, seconds: number, choice: PeerChoice): Contestant[] {
  return benchmark.peers.flatMap((script) =>
    configurations(script, benchmark.name, choice).map(({ label, threads, args, warms }): Contestant => {
      const { simulator } = script;
      return {
        simulator,
        configuration: script.label === undefined ? label : `${label}, ${script.label}`,
        threads,
        warms,
        command: (seed) => ({
          file: choice.python,
          args: [
            packageFile(`${FOLDER}/${simulator}/${script.script}.py`),
            ...['--for', String(seconds), '--seed', String(seed), '--threads', String(threads)],
            ...args,
            ...(script.args ?? []),
          ],
        }),
        read: readPeer,
      };
    }),
  );
}

interface Configuration {
  readonly label: string;
  readonly threads: number;
  readonly args: readonly string[];
  readonly warms: boolean;
}

/** Of variants only the quickest, as of ours. */
function configurations(
  { simulator, label }: PeerScript,
  benchmark: string,
  { threads, cache }: PeerChoice,
): Configuration[] {
  if (simulator === 'nest')
    return threads.map((count) => ({ label: threadsText(count), threads: count, args: [], warms: false }));
  const [fewest] = threads;
  const compiled = (count: number): Configuration => ({
    label: `C++, ${threadsText(count)}`,
    threads: count,
    args: ['--mode', 'cpp_standalone'],
    warms: false,
  });
  if (label !== undefined) return [compiled(fewest)];
  return [
    {
      label: 'Cython',
      threads: 1,
      args: ['--mode', 'cython', '--cache', join(cache, benchmark)],
      warms: true,
    },
    ...threads.map(compiled),
  ];
}
