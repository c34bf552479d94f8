/** Kernels keep traces once for many synapses, and apply spikes of targets late: nobody can tell by the values. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import { Relay } from '../../../src/bus/relay.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { Engine, EngineState, MakeEngine } from '../../../src/engines/engine.js';
import { makeKernels } from '../../../src/engines/kernels/index.js';
import type { Lateness } from '../../../src/engines/kernels/layout/late.js';
import { WHOLE } from '../../../src/engines/kernels/layout/part.js';
import { planPart } from '../../../src/engines/kernels/layout/part-plan.js';
import { loadParser } from '../../../src/equations/parser.js';
import { loadNetwork } from '../../../src/network/load.js';
import { randomPlasticNetwork } from '../random-plastic-network.js';
import { bits } from '../record.js';

const NETWORKS = Number(process.env.SYNFIRE_NETWORKS ?? 40);
const parse = await loadParser();
const build = (data: unknown): Promise<Circuit> =>
  buildCircuit(loadNetwork(JSON.stringify(data), 'plastic.yaml').description, { parse });

const whole = (state: EngineState): unknown => ({
  ...state,
  populations: bits(state.populations),
  projections: bits(state.projections),
});

/** Everything that can be late is, with logs that are always full, or seldom. */
const LATE = [1, 4, 50].map((entriesPerTarget) => ({ fewestSynapses: 1, entriesPerTarget }));
const kernelsOf =
  (lateness?: Lateness): MakeEngine =>
  (circuit, relay) =>
    makeKernels(circuit, relay, { lateness });
const lateness = fc.constantFrom(undefined, ...LATE);

const weights = (engine: Engine, { projections }: Circuit): unknown =>
  projections.map(({ index }) => bits([new Map([['w', engine.projection(index, 'w')]])]));

describe('synapses that learn', () => {
  it('do in kernels what they do in actors, whenever somebody looks', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomPlasticNetwork,
        lateness,
        fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 4 }),
        async (data, late, stretches) => {
          const circuit = await build(data);
          const [slow, fast] = [makeActors, kernelsOf(late)].map((make) => make(circuit, new Relay()));
          for (const stretch of stretches) {
            for (const engine of [slow, fast]) engine.advance(stretch);
            expect(weights(fast, circuit)).toEqual(weights(slow, circuit));
          }
          for (const engine of [slow, fast]) engine.advance(circuit.durationTicks);
          expect(whole(fast.snapshot())).toEqual(whole(slow.snapshot()));
        },
      ),
      { numRuns: NETWORKS },
    );
  });

  it('go on from where the other engine was', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomPlasticNetwork,
        lateness,
        fc.integer({ min: 0, max: 400 }),
        async (data, late, cut) => {
          const kernels = kernelsOf(late);
          const circuit = await build(data);
          const wanted = makeActors(circuit, new Relay());
          wanted.advance(circuit.durationTicks);
          for (const [first, second] of [
            [makeActors, kernels],
            [kernels, makeActors],
          ]) {
            const before = first(circuit, new Relay());
            before.advance(cut);
            const after = second(circuit, new Relay());
            after.restore(before.snapshot());
            after.advance(circuit.durationTicks - cut);
            expect(whole(after.snapshot())).toEqual(whole(wanted.snapshot()));
          }
        },
      ),
      { numRuns: Math.ceil(NETWORKS / 4) },
    );
  });

  it('show who looks from within a tick what they are before its arrivals', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlasticNetwork, lateness, async (data, late) => {
        const circuit = await build(data);
        const [slow, fast] = [makeActors, kernelsOf(late)].map((make) => {
          const relay = new Relay();
          const engine = make(circuit, relay);
          const seen: unknown[] = [];
          relay.observe('spike', ({ tick, neuron }) => {
            if (neuron === 0) seen.push([tick, weights(engine, circuit)]);
          });
          engine.advance(circuit.durationTicks);
          relay.raise();
          return seen;
        });
        expect(fast).toEqual(slow);
      }),
      { numRuns: Math.ceil(NETWORKS / 6) },
    );
  });

  it('tell of what is no number, at the latest when somebody looks', async () => {
    const spikes = (times: readonly number[]) => ({
      model: 'spikes',
      size: 1,
      at: times.map((time) => [0, `${time} ms`]),
    });
    const circuit = await build({
      synfire: 1,
      name: 'root',
      dt: '0.1 ms',
      models: { cell: { equations: 'g : 1', threshold: 'g > 2.5', reset: 'g = 0' } },
      synapses: { bad: { equations: 'w : 1', on_pre: 'g_post += 1', on_post: 'w = sqrt(w)' } },
      populations: { input: spikes([1, 2, 3]), cell: { model: 'cell', size: 1 } },
      projections: [
        { from: 'input', to: 'cell', connect: 'all', synapse: 'bad', init: { w: -1 }, delay: '0.1 ms' },
      ],
      run: { for: '5 ms' },
    });
    const told = (make: MakeEngine, look: (engine: Engine) => void): string => {
      const engine = make(circuit, new Relay());
      try {
        engine.advance(50);
        look(engine);
        return 'nothing';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const wanted = '`w` of synapse 0 of `input->cell` is not a number';
    expect(told(makeActors, () => {})).toContain(wanted);
    expect(told(kernelsOf(), () => {})).toContain(wanted);
    expect(told(kernelsOf(LATE[0]), () => {})).toBe('nothing');
    expect(told(kernelsOf(LATE[0]), (engine) => engine.projection(0, 'w'))).toContain(wanted);
    expect(told(kernelsOf(LATE[0]), (engine) => engine.snapshot())).toContain(wanted);
  });

  it('are late where only their own variables are written, and there are many', async () => {
    const [sample] = fc.sample(randomPlasticNetwork, { numRuns: 1, seed: 1 });
    const kinds = ['pair', 'triplet', 'power', 'coupled', 'timed', 'asking', 'begun', 'own'];
    const projections = kinds.map((synapse) => ({ from: 'a', to: 'b', connect: 'all', synapse }));
    const circuit = await build({ ...sample, projections });
    const late = (lateness?: Lateness) =>
      planPart(circuit, WHOLE, lateness).synapses.map((block) => block.late !== undefined);
    expect(late(LATE[0])).toEqual(kinds.map((kind) => kind !== 'own'));
    expect(late()).not.toContain(true);
  });

  it.each([
    ['pair', { apre: 'row', apost: 'post', 'lastupdate(apre)': 'row', 'lastupdate(apost)': 'post' }],
    ['own', { 'lastupdate(apre)': 'row', 'lastupdate(apost)': 'post' }],
    ['begun', { apost: 'post', 'lastupdate(apost)': 'post', 'lastupdate(apre)': 'row' }],
    ['timed', { a: 'row', lastupdate: 'row', last: 'row' }],
    ['asking', {}],
  ])('of the kind %s share what is the same for many', async (synapse, homes) => {
    const [sample] = fc.sample(randomPlasticNetwork, { numRuns: 1, seed: 1 });
    const circuit = await build({
      ...sample,
      projections: [
        {
          from: 'a',
          to: 'b',
          connect: 'all',
          synapse,
          init: synapse === 'begun' ? { w: 0.5, apre: 'rand()' } : {},
        },
      ],
      populations: { ...sample.populations, a: { model: 'cell', size: 9 }, b: { model: 'cell', size: 7 } },
    });
    const [block] = planPart(circuit, WHOLE).synapses;
    const shared = [...block.columns].flatMap(([key, stored]) =>
      'address' in stored && stored.at !== undefined ? [[key, stored.at]] : [],
    );
    expect(Object.fromEntries(shared)).toEqual(homes);
  });
});
