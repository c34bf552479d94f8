/** Rows that are made for each spike give what stored ones give, on any number of threads. */
import { expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import { Relay } from '../../../src/bus/relay.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import { makeKernels } from '../../../src/engines/kernels/index.js';
import { loadNetwork } from '../../../src/network/load.js';
import { nodeThreads } from '../../../src/node/threads.js';
import { demandBuilt } from '../../built.js';

demandBuilt();
const { spawn } = nodeThreads;

const text = (connect: string, procedural: boolean): string => `
synfire: 1
name: rows
dt: 0.1 ms
populations:
  exc: {model: lif, size: 300, with: {drive: 16 mV}, init: {v: El + rand() * (Vt - El)}}
  inh: {model: lif, size: 70, with: {drive: 16 mV}, init: {v: El + rand() * (Vt - El)}}
projections:
  - {from: exc, to: [exc, inh], connect: ${connect}, on_pre: v_post += 0.3*mV, delay: 1.5 ms, procedural: ${procedural}}
  - {from: inh, to: [exc, inh], connect: ${connect}, on_pre: v_post -= 0.9*mV, delay: 0.3 ms, procedural: ${procedural}}
run: {for: 60 ms, seed: 3}
`;

const build = (connect: string, procedural: boolean): Promise<Circuit> =>
  buildCircuit(loadNetwork(text(connect, procedural), 'rows.yaml').description);

it.each(['{probability: 0.1}', '{out_degree: 20}', '{total: 5000}', 'all'])('%s', async (connect) => {
  const stored = makeActors(await build(connect, false), new Relay());
  stored.advance(600);
  expect(stored.counters.spikes).toBeGreaterThan(200);
  const circuit = await build(connect, true);
  expect(circuit.projections.every(({ targets }) => targets.length === 0)).toBe(true);
  for (const threads of [1, 2, 3]) {
    const made = makeKernels(circuit, new Relay(), { threads, spawn });
    made.advance(250);
    const state = made.snapshot();
    made.advance(10);
    made.restore(state);
    made.advance(350);
    expect(made.spikeHash).toEqual(stored.spikeHash);
    expect(made.counters).toEqual(stored.counters);
    made.end();
  }
});
