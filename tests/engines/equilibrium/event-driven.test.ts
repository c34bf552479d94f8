import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CarriedChange } from '../../../src/engines/equilibrium/event-driven/carried-change.js';
import { EventLearner } from '../../../src/engines/equilibrium/event-driven/event-learner.js';
import { EventNetwork } from '../../../src/engines/equilibrium/event-driven/event-network.js';
import { FusedNetwork } from '../../../src/engines/equilibrium/fused/fused-network.js';
import { parametersOf } from '../../../src/engines/equilibrium/fused/fused-parameters.js';
import { layerRange } from '../../../src/engines/equilibrium/fused/layout.js';
import { usualSettings } from '../../../src/engines/equilibrium/learner.js';
import {
  copyOf,
  type EquilibriumNetwork,
  outputOf,
  restingState,
} from '../../../src/engines/equilibrium/network.js';
import { nudgeTo } from '../../../src/engines/equilibrium/nudge.js';
import { clockedPhases, PlainLearner } from '../../../src/engines/equilibrium/plain-learner.js';
import { settle } from '../../../src/engines/equilibrium/settle.js';
import { closedForm } from '../../../src/equations/equilibrium/index.js';
import { discrete, usual } from './programs.js';
import { oneHot, randomDense, uniforms } from './random-network.js';
import { randomSamples } from './random-samples.js';

const WIDTHS = [7, 9, 6, 4];
const LONG = 200;

/** Weights small enough that there is one state of rest. */
const SMALL = 0.4;

/** The same weights, in f32, in both. */
function networks(seed: number) {
  const plain = randomDense(WIDTHS, seed);
  for (const numbers of [...plain.bonds.map(({ weights }) => weights), ...plain.biases])
    numbers.forEach((value, k) => {
      numbers[k] = Math.fround(SMALL * value);
    });
  const fused = new FusedNetwork(WIDTHS, usual, 0.5);
  fused.load(parametersOf(plain));
  const input = uniforms(WIDTHS[0], seed, 'input');
  fused.drive(fused.active(input, 0));
  const events = new EventNetwork(fused, closedForm(usual));
  return { plain, fused, events, input };
}

const alike = (deltas: number) => WIDTHS.slice(1).map(() => deltas);

function expectNear(events: EventNetwork, state: readonly Float64Array[], most: number): void {
  events.layers.forEach(({ s }, l) => {
    s.forEach((value, k) => {
      expect(Math.abs(value - state[l + 1][k])).toBeLessThan(most);
    });
  });
}

function fixedPoint(network: EquilibriumNetwork, state: readonly Float64Array[]): Float64Array[] {
  const settled = copyOf(state);
  settle(discrete('clip'), network, settled, { tolerance: 1e-12, steps: 10_000 });
  return settled;
}

const seeds = fc.integer({ min: 0, max: 100_000 });

describe('neurons that tell each other what changed', () => {
  it('come to rest where the fixed point and a long clocked phase are, as delta falls', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { plain, events, input } = networks(seed);
        const rest = fixedPoint(plain, restingState(plain, input));
        const clocked = restingState(plain, input);
        settle(usual, plain, clocked, { steps: 2000, epsilon: 0.1 });
        for (const [l, layer] of clocked.entries())
          layer.forEach((value, k) => {
            expect(Math.abs(value - rest[l][k])).toBeLessThan(1e-6);
          });
        for (const delta of [0.05, 0.002]) {
          events.begin(undefined);
          events.settle(LONG, alike(delta));
          // From each neighbour at most delta is missing, times a weight below 0.4, and then from theirs.
          expectNear(events, rest, 10 * delta);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([undefined, 0.4, -0.5, -0.8])('move as a clock of small steps does, nudged by %s', (beta) => {
    const { plain, events, input } = networks(3);
    const state = restingState(plain, input);
    settle(usual, plain, state, { steps: 4000, epsilon: 0.001 });
    events.begin(undefined);
    events.settle(4, alike(0.0005));
    expectNear(events, state, 2e-3);
    const nudge = beta === undefined ? undefined : nudgeTo(usual, beta, oneHot(4, 2), outputOf(state));
    settle(usual, plain, state, { steps: 1500, epsilon: 0.001 }, nudge);
    if (nudge !== undefined) events.nudge(nudge);
    events.settle(1.5, alike(0.0005));
    expectNear(events, state, 2e-3);
  });

  it('are driven by what was told, and differ from it by less than delta', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(0.03, 0.2),
        fc.double({ min: 0, max: 12, noNaN: true }),
        (seed, delta, time) => {
          const { plain, fused, events } = networks(seed);
          events.begin(undefined);
          events.settle(time, alike(delta));
          const told = [new Float64Array(WIDTHS[0]), ...events.layers.map((layer) => layer.told)];
          events.layers.forEach(({ s, u }, l) => {
            const drive = Float64Array.from(fused.base.subarray(...layerRange(fused.layout.layers[l])));
            plain.bonds[l].toPost(drive, l === 0 ? told[0] : told[l]);
            plain.bonds[l + 1]?.toPre(drive, told[l + 2], told[l + 1]);
            drive.forEach((wanted, k) => {
              expect(Math.abs(u[k] - wanted)).toBeLessThan(1e-6);
              expect(Math.abs(s[k] - told[l + 1][k])).toBeLessThan(delta + 1e-9);
            });
          });
        },
      ),
    );
  });

  it('fall silent: a network at rest sends nothing, and larger deltas send less', () => {
    const { events } = networks(5);
    const counts = [0.2, 0.1, 0.05, 0.02].map((delta) => {
      const before = events.events;
      events.begin(undefined);
      events.settle(LONG, alike(delta));
      const sent = events.events - before;
      events.settle(LONG, alike(delta));
      expect(events.events - before).toBe(sent);
      return sent;
    });
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts[0]).toBeGreaterThan(0);
  });

  it('count a message for every synapse that one reaches', () => {
    const { events } = networks(6);
    const told = [0, 0, 0];
    events.begin(undefined);
    events.settle(LONG, alike(0.1), (layer) => {
      told[layer]++;
    });
    expect(events.events).toBe(told[0] + told[1] + told[2]);
    expect(events.messages).toBe(6 * told[0] + (9 + 4) * told[1] + 6 * told[2]);
  });

  it('begin where they are told to, and say so once', () => {
    const { plain, events, fused, input } = networks(7);
    events.begin(undefined);
    events.settle(LONG, alike(0.001));
    const [states, sent] = [events.gather('s'), events.messages];
    events.begin(states);
    const active = events.layers.map(({ s }) => s.filter((value) => value !== 0).length);
    expect(events.messages - sent).toBe(6 * active[0] + (9 + 4) * active[1] + 6 * active[2]);
    events.settle(LONG, alike(0.001));
    expectNear(events, fixedPoint(plain, restingState(plain, input)), 0.02);
    expect(events.gather('s').length).toBe(fused.layout.stateSize);
  });
});

describe('messages of the nudged phase', () => {
  it('carry what telescopes into the contrast of what was told, to 1e-12', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.5, -0.5), fc.constantFrom(0.1, 0.01), (seed, beta, delta) => {
        const { plain, events } = networks(seed);
        events.begin(undefined);
        events.settle(10, alike(delta));
        const before = events.layers.map(({ told }) => told.slice());
        const carried = new CarriedChange(events);
        events.nudge(nudgeTo(usual, beta, oneHot(4, 1), events.layers[2].s));
        events.settle(2, alike(delta), carried.onTell);
        const after = events.layers.map(({ told }) => told);
        carried.weights.forEach((weights, l) => {
          const contrast = new Float64Array(weights.length);
          plain.bonds[l + 1].addHebb(contrast, after[l], after[l + 1], 1);
          plain.bonds[l + 1].addHebb(contrast, before[l], before[l + 1], -1);
          weights.forEach((change, k) => {
            expect(Math.abs(change - contrast[k])).toBeLessThan(1e-12);
          });
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('learning by messages', () => {
  const settings = {
    ...usualSettings(usual),
    rates: [0.5, 0.3, 0.2],
    seed: 4,
    freeTime: 60,
    nudgedTime: 60,
  };

  it.each(['random sign', 'centred'] as const)(
    'is that of the clock as delta falls, nudging: %s',
    (nudging) => {
      const nudged = { ...settings, nudging, beta: 0.3 };
      const deltas = alike(1e-4);
      const events = new EventLearner(WIDTHS, { ...nudged, deltas, nudgedDeltas: deltas });
      const network = randomDense(WIDTHS, 4);
      const phases = clockedPhases(network, { ...nudged, epsilon: 0.2, freeSteps: 2000, nudgedSteps: 2000 });
      const plain = new PlainLearner(network, nudged, phases);
      events.load(plain.parameters());
      const first = plain.parameters();
      for (let batch = 0; batch < 3; batch++) {
        const samples = randomSamples(WIDTHS, 5, batch % 2, true);
        expect(Math.abs(events.learn(samples) - plain.learn(samples))).toBeLessThan(2e-3);
      }
      const [a, b] = [events.parameters(), plain.parameters()];
      for (const [l, weights] of a.weights.entries()) {
        const size = Math.max(...b.weights[l].map((w, k) => Math.abs(w - first.weights[l][k])));
        weights.forEach((w, k) => {
          expect(Math.abs(w - b.weights[l][k])).toBeLessThan(0.02 * size);
        });
      }
    },
  );

  it.each(['random sign', 'centred'] as const)(
    'comes to the same by message and at the end: %s',
    (nudging) => {
      const make = (learning: 'by message' | 'at its end') =>
        new EventLearner(WIDTHS, {
          ...settings,
          nudging,
          learning,
          deltas: alike(0.05),
          nudgedDeltas: alike(0.02),
        });
      const [one, other] = [make('by message'), make('at its end')];
      for (const learner of [one, other]) learner.learn(randomSamples(WIDTHS, 4, 1, false));
      const [a, b] = [one.parameters(), other.parameters()];
      a.weights.forEach((weights, l) => {
        weights.forEach((w, k) => {
          expect(Math.abs(w - b.weights[l][k])).toBeLessThan(1e-6);
        });
      });
      const { weights: first } = make('at its end').parameters();
      expect(
        a.weights.some((weights, l) => l > 0 && weights.some((w, k) => Math.abs(w - first[l][k]) > 1e-3)),
      ).toBe(true);
    },
  );

  it('gives the same bits again', () => {
    const make = () =>
      new EventLearner(WIDTHS, { ...settings, deltas: alike(0.05), nudgedDeltas: alike(0.05) });
    const [one, other] = [make(), make()];
    for (const learner of [one, other])
      for (let batch = 0; batch < 4; batch++) learner.learn(randomSamples(WIDTHS, 3, batch, true));
    expect(other.parameters()).toEqual(one.parameters());
    expect(other.tally()).toEqual(one.tally());
  });
});
