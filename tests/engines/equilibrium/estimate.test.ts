/** What equilibrium propagation computes is the gradient of the free state's cost, as nearly as the nudge is small. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/engines/equilibrium/contrast.js';
import { estimate, type Phases, type Settle } from '../../../src/engines/equilibrium/estimate.js';
import { type EquilibriumNetwork, outputOf, restingState } from '../../../src/engines/equilibrium/network.js';
import { costAt } from '../../../src/engines/equilibrium/nudge.js';
import { settle } from '../../../src/engines/equilibrium/settle.js';
import type { EquilibriumProgram } from '../../../src/equations/equilibrium/index.js';
import { type Cost, discrete } from './programs.js';
import { normals, oneHot, randomConvolutional, randomDense, uniforms } from './random-network.js';

const settling =
  (program: EquilibriumProgram, network: EquilibriumNetwork): Settle =>
  (state, nudge) => {
    const options = { tolerance: 1e-15, steps: 20_000 };
    expect(settle(program, network, state, options, nudge)).toBeLessThan(options.steps);
  };

interface Case {
  readonly network: EquilibriumNetwork;
  readonly program: EquilibriumProgram;
  readonly input: Float64Array;
  readonly target: Float64Array;
}

function errorAt(test: Case, phases: Phases, beta: number, gradient = minusGradient(test)): number {
  const { network, program, input, target } = test;
  const toRest = settling(program, network);
  const free = restingState(network, input);
  toRest(free);
  return distance(estimate(program, network, free, target, { phases, beta }, toRest), gradient);
}

function minusGradient({ network, program, input, target }: Case): Float64Array {
  const value = () => {
    const state = restingState(network, input);
    settling(program, network)(state);
    return costAt(program, outputOf(state), target);
  };
  const step = 1e-5;
  const all = [...network.bonds.map(({ weights }) => weights), ...network.biases];
  return Float64Array.from(
    all.flatMap((parameters) =>
      Array.from(parameters, (there, k) => {
        parameters[k] = there + step;
        const up = value();
        parameters[k] = there - step;
        const down = value();
        parameters[k] = there;
        return (down - up) / (2 * step);
      }),
    ),
  );
}

const flat = ({ weights, biases }: Change) => [...weights, ...biases].flatMap((array) => [...array]);

function distance(change: Change, gradient: Float64Array): number {
  let [difference, size] = [0, 0];
  flat(change).forEach((value, k) => {
    difference += (value - gradient[k]) ** 2;
    size += gradient[k] ** 2;
  });
  return Math.sqrt(difference / size);
}

function tanhCase(seed: number): Case {
  const network = randomDense([6, 8, 4], seed);
  return {
    network,
    program: discrete('tanh'),
    input: normals(6, seed, 'input'),
    target: normals(4, seed, 'target', 0.5),
  };
}

describe.each([1, 2, 3])('a network of 6-8-4 with tanh, seed %i', (seed) => {
  const test = tanhCase(seed);
  const gradient = minusGradient(test);
  const errors = (phases: Phases, betas: readonly number[]) =>
    betas.map((beta) => errorAt(test, phases, beta, gradient));

  it('centred: halving beta quarters the error, which is below 1e-3 at 0.02', () => {
    const [coarse, middle, fine] = errors('centred', [0.08, 0.04, 0.02]);
    expect(Math.abs(coarse / middle - 4)).toBeLessThan(0.5);
    expect(Math.abs(middle / fine - 4)).toBeLessThan(0.5);
    expect(fine).toBeLessThan(1e-3);
  });

  it('one-sided: halving beta halves the error', () => {
    const [coarse, middle, fine] = errors('one-sided', [0.02, 0.01, 0.005]);
    expect(Math.abs(coarse / middle - 2)).toBeLessThan(0.2);
    expect(Math.abs(middle / fine - 2)).toBeLessThan(0.1);
  });
});

it('holds for a negative beta, whose sign is in the divisor', () => {
  const test = tanhCase(4);
  expect(errorAt(test, 'one-sided', -0.001)).toBeLessThan(0.01);
});

it.each(['half square', 'square', 'linear'] as const)('holds with clip and the cost "%s"', (cost) => {
  const network = randomDense([6, 8, 5, 4], 5);
  const input = uniforms(6, 5, 'input');
  const test = { network, program: discrete('clip', cost), input, target: oneHot(4, 2) };
  // The gradient of a linear cost at the free state is that of the half square.
  const differentiable: Cost = cost === 'linear' ? 'half square' : cost;
  const gradient = minusGradient({ ...test, program: discrete('clip', differentiable) });
  expect(errorAt(test, 'centred', 0.01, gradient)).toBeLessThan(1e-3);
});

it.each(['mean', 'max'] as const)('holds with convolution and %s pooling', (pooling) => {
  const network = randomConvolutional(pooling, 6);
  const input = uniforms(network.widths[0], 6, 'input');
  const test: Case = { network, program: discrete('logistic', 'square'), input, target: oneHot(4, 1) };
  const gradient = minusGradient(test);
  const [coarse, fine] = [0.004, 0.002].map((beta) => errorAt(test, 'centred', beta, gradient));
  expect(Math.abs(coarse / fine - 4)).toBeLessThan(0.5);
  expect(fine).toBeLessThan(1e-3);
});
