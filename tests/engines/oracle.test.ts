import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import type { Circuit } from '../../src/build/circuit.js';
import type { Input } from '../../src/bus/event.js';
import { loadParser } from '../../src/equations/parser.js';
import { loadNetwork } from '../../src/network/load.js';
import { injections } from './injections.js';
import { runOracle } from './oracle.js';
import { randomNetwork } from './random-network.js';
import { bits, recordEngine } from './record.js';

const parse = await loadParser();
const build = (data: unknown): Promise<Circuit> =>
  buildCircuit(loadNetwork(JSON.stringify(data), 'random.yaml').description, { parse });

describe('the engine of actors', () => {
  it('does what the slowest obvious simulator does, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, injections, async (data, given) => {
        const circuit = await build(data);
        const inputs: Input[][] = Array.from({ length: circuit.durationTicks }, () => []);
        for (const { tick, input } of given) inputs[tick].push(input);
        const wanted = runOracle(circuit, circuit.durationTicks, inputs);

        const { engine, spikes, deliveries } = recordEngine(circuit);
        for (const now of inputs) {
          for (const input of now) engine.inject(input);
          engine.advance(1);
        }
        const { populations, projections } = engine.snapshot();
        expect(spikes).toEqual(wanted.spikes);
        expect(deliveries).toEqual(wanted.deliveries);
        expect(bits(populations)).toEqual(bits(wanted.populations));
        expect(bits(projections)).toEqual(bits(wanted.projections));
        expect(engine.counters.synapticEvents).toBe(wanted.deliveries.length);
      }),
      { numRuns: 60 },
    );
  });
});
