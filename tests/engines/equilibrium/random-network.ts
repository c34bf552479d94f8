/** Small networks with random weights, biases, inputs and targets, for tests. */
import { RandomStream } from '../../../src/clock/random.js';
import { ConvolutionBond } from '../../../src/engines/equilibrium/convolution-bond.js';
import { DenseBond } from '../../../src/engines/equilibrium/dense-bond.js';
import {
  denseNetwork,
  type EquilibriumNetwork,
  networkOf,
} from '../../../src/engines/equilibrium/network.js';

export function normals(count: number, seed: number, purpose: string, scale = 1): Float64Array {
  const random = new RandomStream(seed, 'test', purpose);
  return Float64Array.from({ length: count }, (_, k) => scale * random.normal(k, 0, 0));
}

export function uniforms(count: number, seed: number, purpose: string): Float64Array {
  const random = new RandomStream(seed, 'test', purpose);
  return Float64Array.from({ length: count }, (_, k) => random.uniform(k, 0, 0));
}

export function withBiases(network: EquilibriumNetwork, seed: number, scale = 0.3): EquilibriumNetwork {
  network.biases.forEach((bias, l) => {
    bias.set(normals(bias.length, seed, `bias ${l}`, scale));
  });
  return network;
}

export const randomDense = (widths: readonly number[], seed: number): EquilibriumNetwork =>
  withBiases(denseNetwork(widths, seed), seed);

/** Images of 6 by 6 with 2 channels, 3 filters, pooled to 3 by 3, then 4 outputs. */
export function randomConvolutional(pooling: 'mean' | 'max', seed: number): EquilibriumNetwork {
  const window = {
    height: 6,
    width: 6,
    channels: 2,
    kernelHeight: 3,
    kernelWidth: 3,
    stride: 1,
    padding: 1,
  };
  const convolution = new ConvolutionBond({ window, filters: 3, pooling: { by: pooling, size: 2 } });
  return withBiases(networkOf([convolution, new DenseBond(convolution.post, 4)], seed), seed);
}

export function oneHot(width: number, label: number): Float64Array {
  return Float64Array.from({ length: width }, (_, k) => Number(k === label));
}
