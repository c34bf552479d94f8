/** A synapse between two graded neurons: computes what it tells either of them, and what it keeps. */
import type { Value } from '../../../equations/closure/closure.js';
import type { LayerNeuron } from './layer-neuron.js';

export class LayerSynapse {
  constructor(
    readonly index: number,
    readonly pre: LayerNeuron,
    readonly post: LayerNeuron,
  ) {}

  value(value: Value): number {
    return value(this.index, this.pre.index, this.post.index, 0);
  }

  tell(side: 'pre' | 'post', how: 'sum' | 'largest', value: Value): boolean {
    return (side === 'pre' ? this.pre : this.post).hear(how, this.value(value));
  }
}
