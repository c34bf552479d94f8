/** What `synfire run` does with a benchmark, on each engine, number of threads and variant. */
import { execPath } from 'node:process';
import { packageFile } from '../../node/package-file.js';
import { versions } from '../versions.js';
import type { Benchmark } from './benchmark.js';
import type { Contestant } from './contestant.js';
import { readOurs } from './measurement.js';
import { threadsText } from './threads-text.js';

export interface OurChoice {
  readonly threads: readonly number[];
  /** Actors too: slow, they are for small networks. */
  readonly actors: boolean;
}

/** As built: it is what users run. */
const COMMAND = 'dist/bin/synfire.js';

export function ours(benchmark: Benchmark, seconds: number, { threads, actors }: OurChoice): Contestant[] {
  const { variants = [] } = benchmark;
  const [fewest] = threads;
  const with_ = (
    engine: string,
    count: number,
    extra: readonly string[] = [],
    label?: string,
  ): Contestant => {
    const settings = [...(benchmark.set ?? []), ...extra].flatMap((set) => ['--set', set]);
    const network = packageFile(`networks/bench/${benchmark.network}.yaml`);
    return {
      simulator: 'synfire',
      configuration: [engine, threadsText(count), label].filter((word) => word !== undefined).join(', '),
      threads: count,
      warms: false,
      sameSpikes: extra.join(' '),
      work: extra.length === 0 ? benchmark.work : undefined,
      command: (seed) => ({
        file: execPath,
        args: [
          ...[packageFile(COMMAND), 'run', network, '--engine', engine, '--threads', String(count)],
          ...['--for', `${seconds} second`, '--seed', String(seed), ...settings],
          ...['--json', '--quiet', '--no-plot'],
        ],
      }),
      read: (stdout, processMs) => readOurs(stdout, processMs, benchmark.rateOf, versions()),
    };
  };
  return [
    ...threads.map((count) => with_('kernels', count)),
    ...variants.map(({ label, set }) => with_('kernels', fewest, set, label)),
    ...(actors ? [with_('actors', 1)] : []),
  ];
}
