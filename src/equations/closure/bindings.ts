/** What a program's names mean while it runs: the engine or the builder says. */
import type { RandomStream } from '../../clock/random.js';
import type { Variable } from '../scope.js';

/** Where the values of names are found; `Store` is what holds the values of a variable. */
export interface Names<Store> {
  /** Whether the text belongs to a synapse, where `i` and `j` are its two neurons. */
  readonly synaptic: boolean;
  readonly dtSeconds: number;
  /** Where a variable lives: one value per member of its owner's group, one in all if it is shared. */
  column(variable: Variable): Store | undefined;
  /** Members of the variable's owner's group, for `N`, `N_pre`, `N_post`. */
  size(variable: Variable): number;
  /** Synapses each source neuron sends and each target neuron receives, for `N_outgoing` and `N_incoming`. */
  degrees?(): { readonly outgoing: Store; readonly incoming: Store };
}

export interface Bindings extends Names<Float64Array | Uint32Array> {
  readonly stream: RandomStream;
}
