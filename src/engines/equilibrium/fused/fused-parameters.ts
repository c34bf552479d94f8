/** Weights and biases between the memory of kernels and plain arrays. */
import type { EquilibriumParameters } from '../learner.js';
import type { EquilibriumNetwork } from '../network.js';
import type { FusedMemory } from './fused-memory.js';
import { BYTES, type FusedLayout } from './layout.js';

/** In whatever precision. */
export interface AnyParameters {
  readonly weights: readonly ArrayLike<number>[];
  readonly biases: readonly ArrayLike<number>[];
}

export const parametersOf = ({ bonds, biases }: EquilibriumNetwork): AnyParameters => ({
  weights: bonds.map(({ weights }) => weights),
  biases,
});

export function readParameters(memory: FusedMemory, layout: FusedLayout): EquilibriumParameters {
  const { layers, bias } = layout;
  const widths = [layout.inputs, ...layers.map(({ width }) => width)];
  const weights = layers.map(({ width }, l) => new Float32Array(widths[l] * width));
  eachWeight(layout, (l, pre, post, at) => {
    weights[l][post * widths[l] + pre] = memory.whole[at];
  });
  return { weights, biases: layers.map(({ from, width }) => memory.numbers(bias + from, width).slice()) };
}

export function writeParameters(
  memory: FusedMemory,
  layout: FusedLayout,
  { weights, biases }: AnyParameters,
): void {
  const { layers, bias } = layout;
  const widths = [layout.inputs, ...layers.map(({ width }) => width)];
  eachWeight(layout, (l, pre, post, at) => {
    memory.whole[at] = weights[l][post * widths[l] + pre];
  });
  layers.forEach(({ from, width }, l) => {
    memory.numbers(bias + from, width).set(biases[l]);
  });
}

/** `at` counts numbers from the beginning of the memory. */
function eachWeight(
  { inputs, layers, bonds, inputWeights }: FusedLayout,
  visit: (bond: number, pre: number, post: number, at: number) => void,
): void {
  for (let i = 0; i < inputs; i++)
    for (let j = 0; j < layers[0].width; j++) visit(0, i, j, (inputWeights + i * layers[0].to) / BYTES + j);
  bonds.forEach(({ pre, post, at, rowBytes }, l) => {
    for (let j = 0; j < post.width; j++)
      for (let i = 0; i < pre.width; i++) visit(l + 1, i, j, (at + j * rowBytes) / BYTES + i);
  });
}
