/** How cost and memory go with the number of synapses, over the benchmarks of a series. */
import type { BenchmarkResult } from './result.js';

export interface SeriesRow {
  readonly configuration: string;
  readonly synapses: number;
  readonly nsPerEvent: number;
  /** What the process holds more than the one with the fewest synapses, by its more synapses. */
  readonly bytesPerSynapse?: number;
}

const BYTES_PER_MB = 2 ** 20;

/** By configuration, then by synapses; nothing where fewer than two sizes ran. */
export function seriesRows(results: readonly BenchmarkResult[]): SeriesRow[] {
  const measured = results
    .filter(({ series }) => series !== undefined)
    .flatMap(({ rows }) => rows)
    .flatMap(({ configuration, figures }) => (figures === undefined ? [] : [{ configuration, ...figures }]));
  const configurations = [...new Set(measured.map(({ configuration }) => configuration))];
  return configurations.flatMap((configuration) => {
    const rows = measured
      .filter((row) => row.configuration === configuration)
      .sort((a, b) => a.synapses - b.synapses);
    if (rows.length < 2) return [];
    return rows.map(({ synapses, nsPerEvent, peakRssMb }): SeriesRow => {
      const more = synapses - rows[0].synapses;
      const bytes = ((peakRssMb ?? 0) - (rows[0].peakRssMb ?? 0)) * BYTES_PER_MB;
      return { configuration, synapses, nsPerEvent, bytesPerSynapse: more > 0 ? bytes / more : undefined };
    });
  });
}
