/**
 * Threads change nothing: real ones, of the built package, for a thread of Node cannot run TypeScript. `npm test` builds it
 * first.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import type { Input } from '../../../src/bus/event.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { EngineState, MakeEngine } from '../../../src/engines/engine.js';
import { makeKernels } from '../../../src/engines/kernels/index.js';
import type { Lateness } from '../../../src/engines/kernels/layout/late.js';
import { loadParser } from '../../../src/equations/parser.js';
import { network } from '../../../src/network/builder.js';
import { loadNetwork } from '../../../src/network/load.js';
import { nodeThreads } from '../../../src/node/threads.js';
import { demandBuilt } from '../../built.js';
import { buildCase, CASES } from '../../conformance/cases.js';
import { injections } from '../injections.js';
import { randomNetwork } from '../random-network.js';
import { randomPlasticNetwork } from '../random-plastic-network.js';
import { bits, recordEngine } from '../record.js';
import { keepThreads } from './kept-threads.js';

demandBuilt();
const kept = keepThreads();
afterAll(() => kept.end());
/** Threads that wait for each other take long where there are fewer cores: SYNFIRE_NETWORKS=200 looks at more. */
const NETWORKS = Number(process.env.SYNFIRE_NETWORKS ?? 50);
const parse = await loadParser();
const onThreads =
  (threads: number, lateness?: Lateness, spawn = kept.spawn): MakeEngine =>
  (circuit, relay) =>
    makeKernels(circuit, relay, { threads, spawn, lateness });

const whole = (state: EngineState): unknown => ({
  ...state,
  populations: bits(state.populations),
  projections: bits(state.projections),
});

/** Enough for every network to fire, and for rewards to come. */
const MOST_TICKS = 2_000;

/** All that a run leaves, with inputs at their ticks, and stretches in between. */
function outcome(
  circuit: Circuit,
  make: MakeEngine,
  inputs: readonly (readonly Input[])[],
  watched: boolean,
): { readonly spikes: readonly unknown[]; readonly state: unknown } {
  const { engine, spikes, relay } = recordEngine(circuit, make, watched);
  const ticks = Math.min(circuit.durationTicks, MOST_TICKS);
  for (let tick = 0; tick < ticks; ) {
    for (const input of inputs[tick] ?? []) engine.inject(input);
    let next = tick + 1;
    while (next < ticks && (inputs[next] ?? []).length === 0) next++;
    engine.advance(next - tick);
    tick = next;
  }
  const state = whole(engine.snapshot());
  engine.end();
  relay.raise();
  return { spikes, state };
}

describe('threads', () => {
  it('change nothing of random networks with random inputs', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomNetwork,
        injections,
        fc.constantFrom(2, 3, 4),
        fc.boolean(),
        async (data, given, threads, watched) => {
          const circuit = await buildCircuit(loadNetwork(JSON.stringify(data), 'random.yaml').description, {
            parse,
          });
          const inputs: Input[][] = Array.from({ length: circuit.durationTicks }, () => []);
          for (const { tick, input } of given) inputs[tick].push(input);
          expect(outcome(circuit, onThreads(threads), inputs, watched)).toEqual(
            outcome(circuit, makeActors, inputs, watched),
          );
        },
      ),
      { numRuns: NETWORKS },
    );
  });

  it('change nothing where synapses hear late of their targets, and are looked at in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomPlasticNetwork,
        fc.constantFrom(2, 3),
        fc.constantFrom(1, 10),
        async (data, threads, entriesPerTarget) => {
          const circuit = await buildCircuit(loadNetwork(JSON.stringify(data), 'plastic.yaml').description, {
            parse,
          });
          const late = onThreads(threads, { fewestSynapses: 1, entriesPerTarget });
          const seen = [late, makeActors].map((make) => {
            const { engine } = recordEngine(circuit, make, false);
            const looks = [70, 1, 200].map((ticks) => {
              engine.advance(ticks);
              return bits([new Map([['w', engine.projection(0, 'w')]])]);
            });
            engine.advance(50);
            const state = whole(engine.snapshot());
            engine.end();
            return [looks, state];
          });
          expect(seen[0]).toEqual(seen[1]);
        },
      ),
      { numRuns: Math.ceil(NETWORKS / 4) },
    );
  });

  it.each(CASES.filter(({ name }) => name.startsWith('network')))(
    'change nothing: $name',
    async ({ describe: described }) => {
      const circuit = await buildCase(await described());
      const wanted = outcome(circuit, (one, relay) => makeKernels(one, relay), [], false);
      expect(wanted.spikes.length).toBeGreaterThan(0);
      for (const threads of [2, 3, 4])
        expect(outcome(circuit, onThreads(threads), [], false)).toEqual(wanted);
    },
  );

  it('tell of a value that is no number on whichever thread it comes up', async () => {
    const circuit = await buildCircuit(
      network('root')
        .population('cells', {
          model: {
            equations: 'dx/dt = sqrt(int(i < 7) - 2*t/second*int(i == 7))/second : 1',
            method: 'euler',
          },
          size: 8,
        })
        .run({ for: '2 ms' })
        .build(),
    );
    const told = (make: MakeEngine): string => {
      const { engine } = recordEngine(circuit, make);
      try {
        engine.advance(20);
        return 'nothing';
      } catch (error) {
        return (error as Error).message;
      } finally {
        engine.end();
      }
    };
    expect(told(makeActors)).toContain('`x` of neuron 7 of `cells` is not a number');
    const { spawn } = nodeThreads;
    for (const threads of [1, 2, 3, 4])
      expect(told(onThreads(threads, undefined, spawn))).toBe(told(makeActors));
  });
});
