/** What a run says of itself at the end. */

import { BrailleRaster } from '../probes/plots/braille.js';
import type { Recording } from '../probes/recordings.js';
import type { RunResult, RunSummary } from '../probes/run-summary.js';
import { summarise } from '../simulation/summary.js';
import { paintFor } from './colour.js';
import { durationText, magnitude, shortNumber } from './duration-text.js';
import type { Session } from './session.js';
import { counted, table } from './table.js';
import type { Terminal } from './terminal.js';

export function runResult(
  session: Session,
  wallMs: number,
  terminal: Pick<Terminal, 'memoryMb'>,
  out: string | null,
): RunResult {
  const summary = summarise(session.circuit, session.engine, wallMs);
  return {
    ...summary,
    wallMs: round(wallMs),
    rates: Object.fromEntries(
      Object.entries(summary.rates).map(([name, rate]) => [name, Number(rate.toPrecision(RATE_DIGITS))]),
    ),
    buildMs: round(session.buildMs),
    peakRssMb: round(terminal.memoryMb().peak),
    out,
  };
}

export function runSummary(
  result: RunResult,
  session: Session,
  recordings: readonly Recording[],
  details: Pick<RunSummary, 'status' | 'targetMs' | 'versions' | 'command'>,
): RunSummary {
  const { circuit } = session;
  return {
    format: 1,
    ...result,
    ...details,
    dtSeconds: circuit.dt,
    populations: circuit.populations.map(({ name, size }) => ({ name, size })),
    projections: circuit.projections.map(({ name, synapses }) => ({ name, synapses })),
    records: recordings.map(({ entry }) => entry),
  };
}

/** For people: a raster of the whole run, rates, and how fast it went. */
export function printReport(
  result: RunResult,
  session: Session,
  raster: BrailleRaster | undefined,
  terminal: Terminal,
): void {
  const paint = paintFor(terminal.out, terminal.env);
  const { populations } = session.circuit;
  const speed = result.wallMs > 0 ? result.simulatedMs / result.wallMs : 0;
  const perSecond = result.wallMs > 0 ? result.synapticEvents / (result.wallMs / 1000) : 0;
  const lines = [
    `${paint.bold(result.network)}  ${counted(result.neurons, 'neuron')}, ${counted(result.synapses, 'synapse')}, seed ${result.seed}`,
    '',
    ...(raster === undefined ? [] : drawRaster(raster, session, result.simulatedMs, terminal)),
  ];
  const rates = table(
    populations.map(({ name, size }) => [
      `  ${name}`,
      counted(size, 'neuron'),
      `${shortNumber(result.rates[name])} Hz`,
    ]),
  );
  const took =
    `${durationText(result.simulatedMs)} simulated in ${durationText(result.wallMs)}: ${shortNumber(speed)}x real time, ` +
    counted(result.spikes, 'spike') +
    (perSecond > 0 ? `, ${magnitude(perSecond)} synaptic events/s` : '');
  const where = `spike hash ${result.spikeHash}${result.out === null ? '' : `, kept in ${result.out}`}`;
  terminal.out.write(`${lines.join('\n')}\n${rates}\n${took}\n${paint.dim(where)}\n`);
}

/** A raster ready to be filled as the run goes. */
export function watchRaster(session: Session, targetTick: number, columns: number): BrailleRaster {
  const { circuit, engine, relay } = session;
  const names = circuit.populations.map(({ name }) => name.length);
  const gutter = Math.min(LONGEST_NAME, Math.max(...names)) + GUTTER_GAP;
  const width = Math.max(NARROWEST, Math.min(WIDEST, columns - gutter - 1));
  const raster = new BrailleRaster(
    circuit.populations.map(({ size }) => size),
    engine.tick,
    Math.max(engine.tick + 1, targetTick),
    width,
    RASTER_ROWS,
  );
  relay.observe('spike', ({ tick, population, neuron }) => raster.add(tick, population, neuron));
  return raster;
}

function drawRaster(raster: BrailleRaster, session: Session, endMs: number, terminal: Terminal): string[] {
  const paint = paintFor(terminal.out, terminal.env);
  const { populations } = session.circuit;
  const gutter = Math.min(LONGEST_NAME, Math.max(...populations.map(({ name }) => name.length)));
  const rows = raster.rows();
  const lines = rows.map(({ population, middle, text }) => {
    const name = middle ? populations[population].name.slice(0, LONGEST_NAME) : '';
    return `${paint.series(population, name.padStart(gutter))} ${paint.dim('│')}${paint.series(population, text)}`;
  });
  const width = rows[0]?.text.length ?? 0;
  const end = durationText(endMs);
  const axis = `${' '.repeat(gutter)} ${paint.dim(`└${'─'.repeat(width)}`)}`;
  const labels = `${' '.repeat(gutter + GUTTER_GAP)}0${end.padStart(Math.max(0, width - 1))}`;
  return [...lines, axis, labels, ''];
}

const round = (value: number) => Math.round(value * 10) / 10;

const RATE_DIGITS = 6;
const RASTER_ROWS = 14;
const LONGEST_NAME = 16;
/** A space and the axis. */
const GUTTER_GAP = 2;
const NARROWEST = 20;
const WIDEST = 100;
