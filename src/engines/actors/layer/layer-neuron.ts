/**
 * A graded neuron. It gathers what it is told in a frame, and knows by counting when it has heard everything. What it
 * gathers, computes and keeps lies in columns of its layer, so that probes and other engines see the same.
 */
import type { LayerSynapse } from './layer-synapse.js';

/** What becomes of all that is told. */
export type Gathering = 'sum' | 'largest' | 'rank';

export class LayerNeuron {
  /** Its synapses: those it sends, or those that end on it, in the order of the neurons at their other ends. */
  readonly synapses: LayerSynapse[] = [];
  private result = 0;
  private heard = 0;
  private expected = 0;

  constructor(readonly index: number) {}

  /** A gathering begins. @param expected messages after which it is complete. */
  listen(how: Gathering, expected: number): void {
    this.result = how === 'largest' ? Number.NEGATIVE_INFINITY : 0;
    this.heard = 0;
    this.expected = expected;
  }

  /** By a synapse. @returns whether all have spoken. */
  hear(how: 'sum' | 'largest', value: number): boolean {
    this.result = how === 'sum' ? this.result + value : Math.max(this.result, value);
    return ++this.heard === this.expected;
  }

  /** By a neuron of its own layer, to which it compares its own value. */
  hearNeighbour(how: Gathering, value: number, from: number, own: number): boolean {
    if (how === 'sum') this.result += value;
    else if (how === 'largest') this.result = Math.max(this.result, value);
    else if (value > own || (value === own && from < this.index)) this.result++;
    return ++this.heard === this.expected;
  }

  /** What has been gathered, once all have spoken. */
  get gathered(): number {
    if (this.heard !== this.expected) throw new Error(`neuron ${this.index} has not heard all yet`);
    return this.result;
  }
}
