/** The figures of a result as text, in rows of cells: for the terminal and for the page. */
import { durationText, shortNumber } from '../duration-text.js';
import { grouped } from '../table.js';
import type { BenchmarkResult, Figures, Row } from './result.js';
import type { SeriesRow } from './series.js';

export const RESULT_HEADINGS = [
  'simulator',
  'configuration',
  'loop',
  'ratio',
  'process',
  'ratio',
  'building',
  'memory',
  'rate',
  'a spike at a synapse',
  'of the limits',
];

export function resultCells({ rows }: BenchmarkResult): string[][] {
  return rows.map((row) => [NAMES[row.simulator], row.configuration, ...figureCells(row)]);
}

function figureCells({ figures, failure }: Row): string[] {
  if (figures === undefined) return [`failed: ${failure ?? 'it did not run'}`];
  const { loopMs, loopRatio, processMs, processRatio, buildMs, peakRssMb, nsPerEvent, limits } = figures;
  return [
    durationText(loopMs),
    times(loopRatio),
    durationText(processMs),
    times(processRatio),
    durationText(buildMs),
    peakRssMb === null ? '?' : `${grouped(peakRssMb)} MB`,
    rateText(figures),
    Number.isFinite(nsPerEvent) ? `${shortNumber(nsPerEvent)} ns` : '',
    limits === undefined ? '' : `${percent(limits.arithmetic)} + - *, ${percent(limits.bandwidth)} bytes`,
  ];
}

export const SERIES_HEADINGS = [
  'configuration',
  'synapses',
  'a spike at a synapse',
  'of 1e6',
  'bytes a synapse',
];

export function seriesCells(rows: readonly SeriesRow[]): string[][] {
  return rows.map(({ configuration, synapses, nsPerEvent, bytesPerSynapse }) => {
    const million = rows.find((row) => row.configuration === configuration && row.synapses >= MILLION);
    return [
      configuration,
      grouped(synapses),
      `${shortNumber(nsPerEvent)} ns`,
      million === undefined ? '' : times(nsPerEvent / million.nsPerEvent),
      bytesPerSynapse === undefined ? '' : bytesPerSynapse.toFixed(1),
    ];
  });
}

/** With the range, where seeds differ: `12 (10-15) Hz`. */
function rateText({ rateHz, rateRangeHz }: Figures): string {
  const [low, high] = rateRangeHz.map(shortNumber);
  return low === high ? `${shortNumber(rateHz)} Hz` : `${shortNumber(rateHz)} (${low}-${high}) Hz`;
}

const NAMES: Readonly<Record<Row['simulator'], string>> = {
  synfire: 'Synfire',
  brian2: 'Brian2',
  nest: 'NEST',
};

const times = (ratio: number) => `${shortNumber(ratio)}x`;
const percent = (share: number) => `${shortNumber(Math.round(share * PERCENT * 10) / 10)} %`;

const PERCENT = 100;
const MILLION = 1e6;
