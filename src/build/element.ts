/** Text becomes a function that gives its value for one element: a neuron, a synapse or a pair of neurons. */
import type { RandomStream } from '../clock/random.js';
import { compileValue, type Value } from '../equations/closure/closure.js';
import type { Variable } from '../equations/scope.js';
import type { CheckedText } from './checked-text.js';
import type { Columns } from './circuit.js';

/** What a text can read of a group. */
export interface ElementGroup {
  readonly size: number;
  readonly columns: Columns;
}

export interface Degrees {
  readonly outgoing: Uint32Array;
  readonly incoming: Uint32Array;
}

export interface ElementData {
  /** The neurons or synapses themselves; there are none yet while pairs are chosen. */
  readonly own?: ElementGroup;
  /** The neurons at the two ends, where the elements are synapses or pairs. */
  readonly ends?: { readonly pre: ElementGroup; readonly post: ElementGroup };
  /** Synapses that each neuron sends and receives, once they are known. */
  readonly degrees?: () => Degrees;
  readonly random: RandomStream;
}

/**
 * Called with (index, pre, post, tick). For a neuron, `pre` and `post` are not read. The clock stands at 0 while a
 * network is built: `tick` only keys random draws.
 */
export function elementValue({ expression, scope }: CheckedText, data: ElementData): Value {
  const { own, ends, degrees, random } = data;
  const groupOf = ({ owner }: Variable): ElementGroup | undefined =>
    owner === 'own' ? own : owner === 'network' ? undefined : ends?.[owner];
  return compileValue(expression, scope, {
    synaptic: ends !== undefined,
    dtSeconds: 0,
    column: (variable) => groupOf(variable)?.columns.get(variable.key),
    size: (variable) => groupOf(variable)?.size ?? 0,
    degrees,
    stream: random,
  });
}
