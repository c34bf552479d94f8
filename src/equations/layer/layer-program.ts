/**
 * A layer, ready for an engine: steps in the order in which they are taken. Expressions read numbers and the values of
 * their own sides, nothing else; engines differ in how they take a step, not in what it is.
 *
 * In a batch every frame has values of its own for what is not kept. What is kept changes once a step: by the change that
 * each frame would have made, merged over the batch (`Merge`).
 */
import type { Expression } from '../expression.js';
import type { Side } from './side.js';

/** How the changes that the frames of a batch make to a kept variable become one. */
export type Merge = 'mean' | 'sum' | 'largest';

/** Kept from frame to frame: one number for each neuron or synapse. */
export interface Kept {
  readonly name: string;
  readonly side: Side;
  readonly merge: Merge;
  /** Each neuron's or synapse's first value. Its draws have their slots. */
  readonly initial: Expression;
}

/** Computes `target`, for each frame unless it would be the same for all (`framed` false). */
interface Computes {
  readonly target: string;
  readonly value: Expression;
  readonly framed: boolean;
}

export type Step =
  /** For each neuron of the side: what its synapses give, added in the order of the neurons at their other ends. */
  | ({ readonly kind: 'gather'; readonly side: 'pre' | 'post' } & Computes)
  /** For each neuron of the side: the largest of what its synapses give. */
  | ({ readonly kind: 'gather largest'; readonly side: 'pre' | 'post' } & Computes)
  /** For each synapse: what the synapses of the same source give, up to this one's target. */
  | ({ readonly kind: 'gather in order' } & Computes)
  /** For each neuron, from the values of all neurons of its layer. */
  | ({
      readonly kind: 'compare';
      readonly how: 'sum' | 'largest' | 'rank';
      readonly side: 'pre' | 'post';
      /** Nobody tells larger ranks apart from this one: it may be given in their place. */
      readonly lastRank: number;
    } & Computes)
  /** For each neuron of the side, from its own values. */
  | ({ readonly kind: 'neurons'; readonly side: 'pre' | 'post' } & Computes)
  /** For each neuron or synapse: a new value of what it keeps. */
  | ({ readonly kind: 'keep'; readonly side: Side; readonly merge: Merge } & Computes);

export interface LayerProgram {
  readonly kept: readonly Kept[];
  /** Values that are told from outside before the layer acts: ports. `y_pre` is always one. */
  readonly given: readonly string[];
  /** The variable of the targets that read-outs look at. */
  readonly shows: string;
  /** Once, after first values have been given. */
  readonly start: readonly Step[];
  /** From `y_pre` to `y_post`. */
  readonly answer: readonly Step[];
  /** After `answer`, where the layer learns. Values computed there are still there. */
  readonly learn: readonly Step[];
}
