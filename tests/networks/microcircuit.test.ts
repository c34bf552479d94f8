import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import { checkNetwork } from '../../src/build/check.js';
import { estimateMemory } from '../../src/build/memory.js';
import { Relay } from '../../src/bus/relay.js';
import { makeKernels } from '../../src/engines/kernels/index.js';
import { loadParser } from '../../src/equations/parser.js';
import { loadNetwork } from '../../src/network/load.js';

const describe = (name: string) =>
  loadNetwork(readFileSync(new URL(`../../networks/${name}.yaml`, import.meta.url), 'utf8'), name)
    .description;

/** Of the full network, Potjans & Diesmann (2014), Hz. */
const PUBLISHED: Readonly<Record<string, number>> = {
  L23e: 0.9,
  L23i: 2.8,
  L4e: 4.4,
  L4i: 5.7,
  L5e: 7.1,
  L5i: 8.2,
  L6e: 1.1,
  L6i: 7.8,
};
const NEAR = 0.3;
/** Fewer and stronger inputs silence those most that are furthest from their threshold. */
const NEAR_IN_A_TENTH: Readonly<Record<string, number>> = { L23e: 0.5 };

it('the microcircuit is as large as the one in the paper, and fits', async () => {
  const checked = checkNetwork(describe('microcircuit'), { parse: await loadParser() });
  const { neurons, synapses, bytes } = estimateMemory(checked);
  expect(neurons).toBe(77_169);
  expect(synapses).toEqual({ count: 298_880_970, certainty: 'exactly' });
  expect(bytes / 2 ** 30).toBeLessThan(5);
});

it('a tenth of it fires at the rates of the whole', async () => {
  const circuit = await buildCircuit(describe('microcircuit_tenth'));
  const engine = makeKernels(circuit, new Relay());
  const [settling, ticks] = [1_000, 5_000];
  engine.advance(settling);
  const before = engine.counters.spikesByPopulation;
  engine.advance(ticks);
  const after = engine.counters.spikesByPopulation;
  for (const [index, { name, size }] of circuit.populations.entries()) {
    const rate = (after[index] - before[index]) / size / (ticks * circuit.dt);
    const near = NEAR_IN_A_TENTH[name] ?? NEAR;
    expect(Math.abs(rate / PUBLISHED[name] - 1), `${name}: ${rate} Hz`).toBeLessThan(near);
  }
});
