/** The same networks, the same spikes as Brian2: `tests/golden/spikes/README.md` says how the data were made. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { running, type Spikes } from '../running.js';

const FOLDER = new URL('./spikes/', import.meta.url);
const TOLERANCE = 1e-9;
const NEAR_NOTHING = 1e-3;

/** Columns by name, in the order of neurons or synapses. */
type Columns = Readonly<Record<string, readonly number[]>>;

interface Golden {
  readonly made_by: Readonly<Record<string, string>>;
  readonly ticks: number;
  readonly spikes: Readonly<Record<string, Spikes>>;
  readonly populations: Readonly<Record<string, Columns>>;
  readonly projections: readonly Columns[];
}

const goldens = readdirSync(FOLDER).filter((name) => existsSync(new URL(`${name}/network.yaml`, FOLDER)));

const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

function expectColumns(found: (variable: string) => Float64Array, wanted: Columns): void {
  for (const [variable, values] of Object.entries(wanted)) {
    const column = found(variable);
    expect(column.length, variable).toBe(values.length);
    // Values near nothing are measured against the largest of their column.
    const smallest = Math.max(...values.map(Math.abs)) * NEAR_NOTHING;
    values.forEach((value, k) => {
      const tolerance = TOLERANCE * Math.max(Math.abs(value), smallest);
      expect(
        Math.abs(column[k] - value),
        `${variable}[${k}]: ${column[k]}, Brian2 has ${value}`,
      ).toBeLessThanOrEqual(tolerance);
    });
  }
}

/** In one tick Brian2 lists the spikes of a population by neuron, as we do. */
const listed = ({ ticks, neurons }: Spikes): string[] => ticks.map((tick, k) => `${tick}:${neurons[k]}`);

describe('the same spikes as Brian2', () => {
  it('has goldens to compare with', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(14);
  });

  it.each(goldens)('%s', async (name) => {
    const golden: Golden = JSON.parse(read(`${name}/spikes.json`));
    const run = await running(read(`${name}/network.yaml`), [], name);
    run.engine.advance(golden.ticks);

    const spikes = Object.entries(golden.spikes);
    for (const [population, wanted] of spikes)
      expect(listed(run.spikes(population)), population).toEqual(listed(wanted));
    expect(
      spikes.some(([, { ticks }]) => ticks.length > 100),
      'enough spikes to mean something',
    ).toBe(true);
    for (const [population, columns] of Object.entries(golden.populations))
      expectColumns((variable) => run.state(population, variable), columns);
    golden.projections.forEach((columns, k) => {
      expectColumns((variable) => run.synapses(k, variable), columns);
    });
  });
});

/** The built-in model given the golden's values, in place of the golden's own text. */
const builtIn: Readonly<Record<string, string>> = {
  lif: `
dt: 0.1 ms
populations:
  cells:
    model: lif
    size: 20
    with: {tau: 12 ms, Vr: -68 mV, t_ref: 0 ms, drive: 13 mV + i * 1.3 mV}
    init: {v: El + i * 0.5 mV}`,
  exponential_if: `
dt: 0.1 ms
populations:
  cells:
    model: eif
    size: 14
    with: {drive: 1 mV + i * 0.6 mV + (i % 4) * 2 mV * sin(2 * pi * (3 Hz + i * 1.7 Hz) * t)}`,
  hh: `
dt: 0.05 ms
populations:
  cells: {model: hh, size: 12, with: {I: 0.05 nA * i}, init: {h: 0}}`,
};

describe('built-in models fire as Brian2 has their text fire', () => {
  it.each(Object.entries(builtIn))('%s', async (name, network) => {
    const golden: Golden = JSON.parse(read(`${name}/spikes.json`));
    const run = await running(`synfire: 1\nname: built_in${network}`);
    run.engine.advance(golden.ticks);
    expect(listed(run.spikes('cells'))).toEqual(listed(golden.spikes.cells));
  });
});
