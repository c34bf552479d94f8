import { writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { intervalPlot } from '../probes/plots/isi.js';
import { rasterPlot } from '../probes/plots/raster.js';
import { ratePlot } from '../probes/plots/rate.js';
import { spectrumPlot } from '../probes/plots/spectrum.js';
import type { SpikeTrain } from '../probes/plots/spike-train.js';
import { readSpikes } from '../probes/run-reader.js';
import type { RunSummary } from '../probes/run-summary.js';
import type { Storage } from '../probes/storage.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { openRun } from './open-folder.js';
import type { PlotKind, PlotOptions } from './plot-options.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

/** Draws into the run's folder, or where `--out` says. Into a pipe the drawing itself goes too, as all results do. */
export async function plotRun(
  run: string,
  kind: PlotKind,
  options: PlotOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, run);
  const { storage, summary } = await openRun(folder, run);
  const svg = await draw(kind, { storage, summary, folder, options });
  const file = options.out === undefined ? join(folder, `${kind}.svg`) : resolve(terminal.cwd, options.out);
  await writeFile(file, svg);
  if (options.out !== undefined || terminal.out.isTerminal)
    terminal.err.write(`Drawn in ${shownPath(file, terminal)}\n`);
  else terminal.out.write(svg);
  return EXIT.done;
}

function shownPath(file: string, { cwd }: Terminal): string {
  const near = relative(cwd, file);
  return near.startsWith('..') ? file : near;
}

/** A run folder and what of it is to be drawn. */
export interface PlotRequest {
  readonly storage: Storage;
  readonly summary: RunSummary;
  readonly folder: string;
  readonly options: PlotOptions;
}

async function draw(kind: PlotKind, request: PlotRequest): Promise<string> {
  switch (kind) {
    case 'raster':
      return rasterPlot(await spikeTrain(request));
    case 'rate':
      return ratePlot(await spikeTrain(request), milliseconds('--bin', request.options.bin));
    case 'isi':
      return intervalPlot(await spikeTrain(request));
    case 'spectrum':
      return spectrumPlot(await spikeTrain(request));
    case 'trace':
      return (await import('./plot-trace.js')).drawTrace(request);
    case 'weights':
      return (await import('./plot-weights.js')).drawWeights(request);
  }
}

async function spikeTrain({ storage, summary, options }: PlotRequest): Promise<SpikeTrain> {
  const recorded = summary.records.find(({ kind }) => kind === 'spikes')?.of ?? [];
  const wanted = options.of?.split(',').map((name) => name.trim()) ?? recorded;
  const shown = wanted.map((name) => {
    if (!recorded.includes(name)) {
      throw new Problem(`No spikes of \`${name}\` were recorded.`, { fix: suggestion(name, recorded) });
    }
    return summary.populations.findIndex((population) => population.name === name);
  });
  const spikes = await readSpikes(storage);
  return {
    title: summary.network,
    spikes,
    dtSeconds: spikes.dtSeconds,
    populations: summary.populations,
    shown,
    ...stretch(summary, options),
  };
}

/** The stretch of time to draw. */
export function stretch(summary: RunSummary, options: PlotOptions): { fromMs: number; toMs: number } {
  const fromMs = milliseconds('--from', options.from) ?? 0;
  const toMs = milliseconds('--to', options.to) ?? summary.simulatedMs;
  if (toMs > fromMs) return { fromMs, toMs };
  throw new Problem(`There is nothing between ${fromMs} ms and ${toMs} ms.`, {
    fix: `The run goes from 0 to ${summary.simulatedMs} ms.`,
  });
}

function milliseconds(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text.replace(/\s*ms$/, ''));
  if (Number.isFinite(value) && value >= 0 && text.trim() !== '') return value;
  throw new Problem(`${option} is \`${text}\`.`, { fix: 'Give a number of milliseconds.' });
}
