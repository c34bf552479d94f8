/**
 * What messages carry: the one of a neuron whose rho moves by d adds rho_other d to each synapse between it and another, where
 * rho_other is what the other told last. Messages come one after the other, so of two that come at the same moment the
 * second finds the first already told, which is the product of simultaneous changes. Over a phase the sum telescopes
 * into the contrast of what was told at its two ends.
 */
import type { EventNetwork } from './event-network.js';

export class CarriedChange {
  /** Of each bond above the input; those of a neuron of the upper layer lie together. */
  readonly weights: readonly Float64Array[];
  /** -1 takes away: for the phase that goes the other way. */
  sign = 1;

  constructor(private readonly network: EventNetwork) {
    const { layers } = network;
    this.weights = layers.slice(1).map(({ width }, l) => new Float64Array(layers[l].width * width));
  }

  /** To be called for each message, after its neuron has told. */
  readonly onTell = (l: number, neuron: number, moved: number): void => {
    const change = this.sign * moved;
    const { layers } = this.network;
    if (l > 0) {
      const { told, width } = layers[l - 1];
      const weights = this.weights[l - 1];
      for (let k = 0, at = neuron * width; k < width; k++, at++) weights[at] += change * told[k];
    }
    if (l + 1 < layers.length) {
      const { told } = layers[l + 1];
      const { width } = layers[l];
      const weights = this.weights[l];
      for (let k = 0, at = neuron; k < told.length; k++, at += width) weights[at] += change * told[k];
    }
  };
}
