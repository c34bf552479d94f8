import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topologyDigest } from '../../src/build/digest.js';
import { storeAllRows, storeRows } from '../../src/build/store-rows.js';
import { makeActors } from '../../src/engines/actors/index.js';
import { makeKernels } from '../../src/engines/kernels/index.js';
import { recordEngine } from '../engines/record.js';
import { build, check, problemsOf } from './small-network.js';

const network = (projection: string, probe = '') => `
populations:
  a: {model: cell, size: 30, init: {v: 2 * rand() * mV}}
  b: {model: cell, size: 20}
projections:
  - {from: a, to: b, ${projection}}
${probe}`;
const static_ = 'weight: 0.7 mV, variable: v, delay: 0.3 ms';
const TICKS = 20;

const pattern = fc.oneof(
  fc.constant('all'),
  fc.double({ min: 0, max: 1, noNaN: true }).map((p) => `{probability: ${p}}`),
  fc.nat({ max: 20 }).map((degree) => `{out_degree: ${degree}}`),
  fc.nat({ max: 40 }).map((degree) => `{out_degree: ${degree}, repeats: true}`),
  fc.nat({ max: 900 }).map((total) => `{total: ${total}}`),
);

describe('a procedural projection', () => {
  it('has the synapses and gives the spikes of the stored one, without storing any', async () => {
    await fc.assert(
      fc.asyncProperty(pattern, fc.nat({ max: 1000 }), async (connect, seed) => {
        const stored = await build(network(`connect: ${connect}, ${static_}`), { seed });
        const drawn = await build(network(`connect: ${connect}, ${static_}, procedural: true`), { seed });
        const [synapses] = stored.projections;
        const [rows] = drawn.projections;
        expect(rows.targets).toHaveLength(0);
        expect(rows.synapses).toBe(synapses.synapses);
        expect(rows.rowStart).toEqual(synapses.rowStart);
        expect(rows.constants).toEqual(new Map([['w', 0.7e-3]]));
        expect(storeRows(rows).targets).toEqual(synapses.targets);
        for (const make of [makeActors, makeKernels]) {
          const [one, other] = [stored, drawn].map((circuit) => recordEngine(circuit, make));
          one.engine.advance(TICKS);
          other.engine.advance(TICKS);
          expect(other.deliveries).toEqual(one.deliveries);
          expect(other.engine.spikeHash).toEqual(one.engine.spikeHash);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('can be handed to another thread, and told from another', async () => {
    const text = network(`connect: {probability: 0.3}, ${static_}, procedural: true`);
    const circuit = await build(text);
    const [{ procedural }] = circuit.projections;
    expect(structuredClone(procedural)).toEqual(procedural);
    const same = `connect: {out_degree: 5}, ${static_}, procedural: true`;
    const digests = [1, 2].map(async (seed) => topologyDigest(await build(network(same), { seed })));
    expect(new Set(await Promise.all(digests)).size).toBe(2);
    const stored = await build(network(`connect: all, ${static_}`));
    expect(storeAllRows(stored)).toBe(stored);
  });

  it('may have more synapses than there is memory for', () => {
    const many = network(`connect: {total: 4000000000}, ${static_}, procedural: true`);
    expect(check(many, { memoryBytes: 1e6 }).projections).toHaveLength(1);
    expect(() => check(many.replace(', procedural: true', ''), { memoryBytes: 1e6 })).toThrow(/needs/);
  });

  it.each([
    ['`where` is asked', `connect: {where: i != j}, ${static_}`],
    ['the probability is asked', `connect: {probability: i / 40.0}, ${static_}`],
    ['`in_degree` does not draw', `connect: {in_degree: 3}, ${static_}`],
    ['initial values of `w` differ', 'connect: all, variable: v, weight: rand() * mV'],
    ['delays differ', 'connect: all, variable: v, weight: 1 mV, delay: rand() * ms'],
    ['they act on the spikes', 'connect: all, variable: v, learn: {rule: stdp, wmax: 1 mV}'],
    ['a spike changes their `w`', 'connect: all, synapse: {equations: "w : volt", on_pre: w += 1*mV}'],
    ['draws random numbers', 'connect: all, on_pre: v_post += rand() * mV'],
    ['counts synapses', 'connect: all, on_pre: v_post += mV / N_incoming'],
    ['in every tick', 'connect: all, synapse: {equations: "dx/dt = -x / ms : 1 (clock-driven)"}'],
  ])('is refused where %s', async (why, projection) => {
    const problems = await problemsOf(() => check(network(`${projection}, procedural: true`)));
    expect(problems).toEqual([expect.stringMatching(/^projections\.0\.procedural: .*cannot be drawn anew/)]);
    expect(problems[0]).toContain(why);
  });

  it('has no synapses to record', async () => {
    const probe = 'probes: [{synapses: w, of: a->b, select: all}]';
    expect(
      await problemsOf(() => check(network(`connect: all, ${static_}, procedural: true`, probe))),
    ).toEqual([expect.stringMatching(/^probes\.0\.of: The synapses of a->b are not stored/)]);
  });
});
