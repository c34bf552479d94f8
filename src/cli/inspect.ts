/** `synfire inspect`: what is in a folder that was kept, or in a checkpoint. */
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { listCheckpoints } from '../probes/run-folder.js';
import { Problem } from '../problem.js';
import { readCheckpoint } from '../state/checkpoint.js';
import { paintFor } from './colour.js';
import { durationText, shortNumber } from './duration-text.js';
import { type KeptRun, openFolder } from './open-folder.js';
import { counted, grouped, table } from './table.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

export async function inspect(path: string, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const full = resolve(terminal.cwd, path);
  const found = await stat(full).catch(() => undefined);
  if (found === undefined)
    throw new Problem(`There is no \`${path}\`.`, { fix: 'Give the folder of a run or a checkpoint file.' });
  if (!found.isDirectory()) return inspectCheckpoint(full, json, terminal);
  const kept = await openFolder(full, path);
  if (kept.kind === 'run') return inspectRun(kept, json, terminal);
  const { inspectLearning } = await import('./learn/inspect-learning.js');
  return inspectLearning(kept, path, json, terminal);
}

async function inspectRun(
  { storage, summary }: KeptRun,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const files = await Promise.all(
    (await storage.list()).map(async (file) => ({ file, bytes: (await storage.size(file)) ?? 0 })),
  );
  const checkpoints = (await listCheckpoints(storage)).map(({ tick }) => tick);
  if (json) {
    terminal.out.write(`${JSON.stringify({ ...summary, checkpoints, files })}\n`);
    return EXIT.done;
  }
  const paint = paintFor(terminal.out, terminal.env);
  terminal.out.write(
    `${paint.bold(summary.network)}  ${summary.status}: ${durationText(summary.simulatedMs)} of ${durationText(summary.targetMs)}\n\n`,
  );
  terminal.out.write(
    table([
      [
        'engine',
        `${summary.engine}, ${summary.threads} thread${summary.threads === 1 ? '' : 's'}, seed ${summary.seed}`,
      ],
      ['network', `${counted(summary.neurons, 'neuron')}, ${counted(summary.synapses, 'synapse')}`],
      ['spikes', `${grouped(summary.spikes)}, hash ${summary.spikeHash}`],
      ['took', `${durationText(summary.wallMs)}, and ${durationText(summary.buildMs)} to build`],
      ['memory', `${Math.round(summary.peakRssMb)} MB at most`],
      [
        'made by',
        Object.entries(summary.versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      ],
      ['checkpoints', checkpoints.length === 0 ? 'none' : `at ticks ${checkpoints.join(', ')}`],
      ['repeat it', summary.command],
    ]),
  );
  const rates = summary.populations.map(({ name, size }) => [
    `  ${name}`,
    counted(size, 'neuron'),
    `${shortNumber(summary.rates[name] ?? 0)} Hz`,
  ]);
  terminal.out.write(`\nrates\n${table(rates)}`);
  terminal.out.write(
    `\nfiles\n${table(files.map(({ file, bytes }) => [`  ${file}`, `${grouped(bytes)} bytes`]))}`,
  );
  return EXIT.done;
}

async function inspectCheckpoint(path: string, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const { state, meta } = await readCheckpoint(new Uint8Array(await readFile(path)));
  const groups = [
    ...state.populations.map((columns, k) => describe(`population ${k}`, columns)),
    ...state.projections.map((columns, k) => describe(`projection ${k}`, columns)),
  ].flat();
  if (json) {
    terminal.out.write(
      `${JSON.stringify({ tick: state.tick, counters: state.counters, queuedSpikes: state.recentSpikes.ticks.length, meta, variables: groups })}\n`,
    );
    return EXIT.done;
  }
  terminal.out.write(
    `${basename(path)}: tick ${grouped(state.tick)}, ${grouped(state.counters.spikes)} spikes so far, ${grouped(state.recentSpikes.ticks.length)} with deliveries to come\n\n`,
  );
  terminal.out.write(
    table([
      ['of', 'variable', 'values', 'lowest', 'mean', 'highest'],
      ...groups.map(({ group, variable, values, lowest, mean, highest }) => [
        group,
        variable,
        grouped(values),
        ...[lowest, mean, highest].map((value) => Number(value.toPrecision(SHOWN_DIGITS)).toString()),
      ]),
    ]),
  );
  return EXIT.done;
}

function describe(group: string, columns: ReadonlyMap<string, Float64Array>) {
  return [...columns].map(([variable, values]) => ({
    group,
    variable,
    values: values.length,
    lowest: values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    highest: values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  }));
}

const SHOWN_DIGITS = 5;
