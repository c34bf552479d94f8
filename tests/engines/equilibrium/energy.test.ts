import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driveInto, roomForDrive } from '../../../src/engines/equilibrium/drive.js';
import { energy } from '../../../src/engines/equilibrium/energy.js';
import { copyOf, outputOf, restingState } from '../../../src/engines/equilibrium/network.js';
import { type Nudge, nudgeTo } from '../../../src/engines/equilibrium/nudge.js';
import { settle } from '../../../src/engines/equilibrium/settle.js';
import { usual, withCost } from './programs.js';
import { oneHot, randomConvolutional, randomDense, uniforms } from './random-network.js';

const network = fc
  .tuple(fc.integer(), fc.constantFrom('dense', 'mean', 'max' as const))
  .map(([seed, kind]) => ({
    seed,
    network: kind === 'dense' ? randomDense([7, 6, 5, 3], seed) : randomConvolutional(kind as 'mean', seed),
  }));
/** Energies are of order 10. */
const ROUNDING = 1e-12;

describe('the energy', () => {
  it('never increases along the free and the nudged phase, for a small step', () => {
    fc.assert(
      fc.property(network, fc.constantFrom(undefined, 0.5, -0.4), ({ network, seed }, beta) => {
        const state = restingState(network, uniforms(network.widths[0], seed, 'input'));
        const target = oneHot(outputOf(state).length, 1);
        const nudge =
          beta === undefined ? undefined : nudgeTo(withCost('half square'), beta, target, outputOf(state));
        let before = energy(usual, network, state, nudge);
        for (let step = 0; step < 60; step++) {
          settle(usual, network, state, { steps: 1, epsilon: 0.05 }, nudge);
          const after = energy(usual, network, state, nudge);
          expect(after).toBeLessThanOrEqual(before + ROUNDING);
          before = after;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never increases when neurons settle one at a time, however far they are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(undefined, 0.5, -0.4), (seed, beta) => {
        const network = randomDense([7, 6, 5, 3], seed);
        const state = restingState(network, uniforms(7, seed, 'input'));
        const nudge: Nudge | undefined =
          (beta && nudgeTo(usual, beta, oneHot(3, 2), outputOf(state))) || undefined;
        const drive = roomForDrive(network);
        let before = energy(usual, network, state, nudge);
        for (let turn = 0; turn < 60; turn++) {
          const l = 1 + (turn % 3);
          const k = turn % state[l].length;
          driveInto(drive, network, state);
          const pull = l === 3 ? nudge : undefined;
          const stiff = 1 + (pull?.stiffness ?? 0);
          state[l][k] = Math.min(1, Math.max(0, (drive[l][k] + (pull?.force[k] ?? 0)) / stiff));
          const after = energy(usual, network, state, nudge);
          expect(after).toBeLessThanOrEqual(before + ROUNDING);
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('may increase where the step is too large, so the test above can fail', () => {
    const network = randomDense([4, 8, 3], 1);
    const state = restingState(network, uniforms(4, 1, 'input'));
    const energies: number[] = [];
    for (let step = 0; step < 30; step++) {
      settle(usual, network, state, { steps: 1, epsilon: 3 });
      energies.push(energy(usual, network, state));
    }
    expect(energies.some((value, step) => step > 0 && value > energies[step - 1] + ROUNDING)).toBe(true);
  });

  it('has the slope that moves the neurons', () => {
    const network = randomDense([5, 4, 3], 2);
    const state = restingState(network, uniforms(5, 2, 'input'));
    state[1].set(uniforms(4, 3, 'hidden'));
    state[2].set(uniforms(3, 4, 'output'));
    const nudge = nudgeTo(usual, 0.3, oneHot(3, 0), outputOf(state));
    const drive = roomForDrive(network);
    driveInto(drive, network, state);
    const step = 1e-6;
    for (const [l, layer] of state.entries()) {
      if (l === 0) continue;
      layer.forEach((s, k) => {
        const at = (value: number) => {
          const moved = copyOf(state);
          moved[l][k] = value;
          return energy(usual, network, moved, nudge);
        };
        const slope = (at(s + step) - at(s - step)) / (2 * step);
        const pull = l === 2 ? nudge.force[k] - nudge.stiffness * s : 0;
        expect(drive[l][k] - s + pull).toBeCloseTo(-slope, 8);
      });
    }
  });
});
