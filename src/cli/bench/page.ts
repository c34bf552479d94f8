/** The page of all figures, `docs/benchmarks.md`, as Markdown. */
import { counted } from '../table.js';
import { RESULT_HEADINGS, resultCells, SERIES_HEADINGS, seriesCells } from './columns.js';
import type { BenchReport } from './report.js';
import type { BenchmarkResult } from './result.js';
import { seriesRows } from './series.js';

/** @param reports of one machine, made one after the other: benchmarks may be run one by one, when the machine is idle. */
export function benchmarkPage(reports: readonly BenchReport[]): string {
  const [{ machine, limits }] = reports;
  const results = reports.flatMap((report) => report.results);
  const versions = Object.assign({}, ...reports.map((report) => report.versions));
  const series = seriesRows(results);
  return [
    '# Benchmarks',
    `Measured by ${reports.map(({ command }) => `\`${command}\``).join(', ')}; nothing here is written by hand.`,
    HOW,
    [
      `- machine: ${machine}; load average before the first run of each: ${reports.map(({ loadBefore }) => loadBefore.toFixed(2)).join(', ')}`,
      `- on one thread it does ${giga(limits.flopsPerS)} additions and multiplications a second, and reads and writes ${giga(limits.cacheBytesPerS)}B/s in its cache and ${giga(limits.memoryBytesPerS)}B/s in memory`,
      `- ${[...new Set(reports.map(({ rounds, seed }) => `${counted(rounds, 'round')}, seeds from ${seed}`))].join('; ')}`,
      `- versions: ${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}`,
    ].join('\n'),
    ...results.flatMap(section),
    ...(series.length === 0
      ? []
      : ['## From few synapses to many', SERIES_NOTE, markdownTable(SERIES_HEADINGS, seriesCells(series))]),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function section(result: BenchmarkResult): string[] {
  const synapses = result.rows.find(({ figures }) => figures !== undefined)?.figures?.synapses ?? 0;
  return [
    `## ${result.name}`,
    `${result.about} ${result.seconds} s simulated, ${counted(synapses, 'synapse')}.`,
    markdownTable(RESULT_HEADINGS, resultCells(result)),
  ];
}

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${headings.map((_, k) => (cells[k] ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(headings), `|${headings.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const giga = (value: number) => `${(value / 1e9).toFixed(0)} G`;

const HOW = `Each figure is the median of runs, each in a process of its own, the simulators in turns. *Loop* is the steps of the
simulation alone; *process* is all from the call to the end, with nothing compiled before. Ratios are to the first row
of their table: 3x is three times as long. Networks are those of \`networks/bench/\`, the peers' scripts those of
\`tests/bench/peers/\`, with the same parameters; rates should agree but for chance, as random numbers differ: beside
the median are the lowest and highest of all seeds. Of the limits of the machine: how many additions and multiplications,
and how many bytes read and written, the equations cannot do without, as a share of what the machine does in that time on
as many threads. A peer's spikes at synapses are reckoned from
its rate.`;

const SERIES_NOTE =
  'Bytes are those that the process holds more than that with the fewest synapses, building included.';
