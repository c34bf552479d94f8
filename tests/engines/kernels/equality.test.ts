/** Kernels against actors: everything that can be seen of a run is equal to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import type { Input } from '../../../src/bus/event.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { EngineState } from '../../../src/engines/engine.js';
import { makeKernels } from '../../../src/engines/kernels/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { loadNetwork } from '../../../src/network/load.js';
import { buildCase, CASES } from '../../conformance/cases.js';
import { injections } from '../injections.js';
import { randomNetwork } from '../random-network.js';
import { bits, recordEngine } from '../record.js';

const parse = await loadParser();
const build = (data: unknown): Promise<Circuit> =>
  buildCircuit(loadNetwork(JSON.stringify(data), 'random.yaml').description, { parse });

const whole = (state: EngineState): unknown => ({
  ...state,
  populations: bits(state.populations),
  projections: bits(state.projections),
});

/** Runs both engines side by side with the same inputs, looking at them in between. */
function compare(circuit: Circuit, inputs: readonly (readonly Input[])[], lookAt: readonly number[]): void {
  const slow = recordEngine(circuit, makeActors);
  const fast = recordEngine(circuit, makeKernels);
  inputs.forEach((now, tick) => {
    for (const { engine } of [slow, fast]) {
      for (const input of now) engine.inject(input);
      engine.advance(1);
    }
    if (lookAt.includes(tick)) expect(whole(fast.engine.snapshot())).toEqual(whole(slow.engine.snapshot()));
  });
  expect(fast.spikes).toEqual(slow.spikes);
  expect(fast.deliveries).toEqual(slow.deliveries);
  expect(whole(fast.engine.snapshot())).toEqual(whole(slow.engine.snapshot()));
}

describe('kernels', () => {
  it('do what actors do on 200 random networks with random inputs', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, injections, async (data, given) => {
        const circuit = await build(data);
        const inputs: Input[][] = Array.from({ length: circuit.durationTicks }, () => []);
        for (const { tick, input } of given) inputs[tick].push(input);
        compare(circuit, inputs, [0, 37]);
      }),
      { numRuns: 200 },
    );
  });

  it('go on from a snapshot of actors, and actors from theirs, in the middle of everything', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, fc.integer({ min: 0, max: 100 }), async (data, cut) => {
        const circuit = await build(data);
        const wanted = recordEngine(circuit, makeActors);
        wanted.engine.advance(circuit.durationTicks);
        for (const [first, second] of [
          [makeActors, makeKernels],
          [makeKernels, makeActors],
        ]) {
          const before = recordEngine(circuit, first);
          before.engine.advance(cut);
          const after = recordEngine(circuit, second);
          after.engine.restore(before.engine.snapshot());
          after.engine.advance(circuit.durationTicks - cut);
          expect(whole(after.engine.snapshot())).toEqual(whole(wanted.engine.snapshot()));
          expect([...before.deliveries, ...after.deliveries]).toEqual(wanted.deliveries);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(CASES)('do what actors do: $name', async ({ describe: describeNetwork }) => {
    const circuit = await buildCase(await describeNetwork());
    const ticks = 300;
    const slow = makeEngine(circuit, makeActors);
    const fast = makeEngine(circuit, makeKernels);
    slow.advance(ticks);
    fast.advance(ticks);
    expect(whole(fast.snapshot())).toEqual(whole(slow.snapshot()));
  });
});

function makeEngine(circuit: Circuit, make: typeof makeActors) {
  return recordEngine(circuit, make).engine;
}
