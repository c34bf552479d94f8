/**
 * What each step of the nudged phase changes is, with its sign turned, what backpropagation through time gives for one step,
 * counted from the last one back, if the free phase has come to rest (Ernoult et al. 2019, "gradient-descending updates").
 */
import { expect, it } from 'vitest';
import { addContrast, noChange } from '../../../src/engines/equilibrium/contrast.js';
import { copyOf, outputOf, restingState, type State } from '../../../src/engines/equilibrium/network.js';
import { toldOf } from '../../../src/engines/equilibrium/neuron.js';
import { costAt, nudgeTo } from '../../../src/engines/equilibrium/nudge.js';
import { settle } from '../../../src/engines/equilibrium/settle.js';
import { eqprop } from '../../../src/rules/equilibrium/eqprop.js';
import { eqpropLogistic } from '../../../src/rules/equilibrium/eqprop-logistic.js';
import { compiled } from './programs.js';
import { oneHot, randomDense, uniforms } from './random-network.js';

const WIDTHS = [4, 5, 3];
const STEPS = 6;
const BETA = 1e-4;
const DIFFERENCE = 1e-5;

function setUp(program: ReturnType<typeof compiled>, settled: boolean) {
  const network = randomDense(WIDTHS, 11);
  // Far from 0 and 1, where a clip would have no slope.
  for (const { weights } of network.bonds) weights.set(weights.map((w) => 0.3 * w));
  for (const bias of network.biases) bias.fill(0.4);
  const rest = restingState(network, uniforms(WIDTHS[0], 3, 'input'));
  const step = (state: readonly Float64Array[], beta = 0) => {
    const nudge = nudgeTo(program, beta, oneHot(3, 1), outputOf(rest));
    settle(program, network, state, { steps: 1 }, nudge);
  };
  for (let k = 0; k < (settled ? 2000 : 1); k++) step(rest);
  return { network, rest, step };
}

/** Minus the gradient of the cost after `STEPS` free steps, by the parameters that the step `at` sees alone. */
function backThroughTime(program: ReturnType<typeof compiled>, at: number, settled: boolean): number[] {
  const { network, rest, step } = setUp(program, settled);
  const { bonds, biases } = network;
  const costWith = (parameters: Float64Array, k: number, value: number) => {
    const state = copyOf(rest);
    for (let time = 1; time <= STEPS; time++) {
      const there = parameters[k];
      if (time === at) parameters[k] = value;
      step(state);
      parameters[k] = there;
    }
    return costAt(program, outputOf(state), oneHot(3, 1));
  };
  return [...bonds.map(({ weights }) => weights), ...biases].flatMap((parameters) =>
    Array.from(parameters, (there, k) => {
      const change =
        costWith(parameters, k, there + DIFFERENCE) - costWith(parameters, k, there - DIFFERENCE);
      return -change / (2 * DIFFERENCE);
    }),
  );
}

/** What synapses and biases see in each step of the nudged phase, over beta. */
function byStep(program: ReturnType<typeof compiled>, settled: boolean): number[][] {
  const { network, rest, step } = setUp(program, settled);
  const path = (beta: number): State[] => {
    const state = copyOf(rest);
    return [toldOf(program, copyOf(rest))].concat(
      Array.from({ length: STEPS }, () => {
        step(state, beta);
        return toldOf(program, copyOf(state));
      }),
    );
  };
  const paths = [path(BETA), path(-BETA)];
  return Array.from({ length: STEPS }, (_, t) => {
    const change = noChange(network);
    for (const [side, states] of paths.entries()) {
      const pace = { rates: [1, 1], beta: (side === 0 ? 1 : -1) * BETA };
      addContrast(change, program, network, { from: states[t], to: states[t + 1], share: 1 / 2 }, pace);
    }
    return [...change.weights, ...change.biases].flatMap((values) => [...values]);
  });
}

function largestError(program: ReturnType<typeof compiled>, settled: boolean): number {
  const steps = byStep(program, settled);
  return Math.max(
    ...steps.map((values, t) => {
      const wanted = backThroughTime(program, STEPS - t, settled);
      const size = Math.max(...wanted.map(Math.abs));
      expect(size).toBeGreaterThan(1e-4);
      return Math.max(...values.map((value, k) => Math.abs(value - wanted[k]))) / size;
    }),
  );
}

it.each([
  ['clip', compiled(eqprop)],
  ['a smooth rho', compiled(eqpropLogistic)],
] as const)('holds with %s, step by step', (_name, program) => {
  expect(largestError(program, true)).toBeLessThan(1e-5);
});

it('does not hold where the free phase has not come to rest', () => {
  expect(largestError(compiled(eqpropLogistic), false)).toBeGreaterThan(0.05);
});
