/** What a program's names mean while it runs: the engine or the builder says. */
import type { RandomStream } from '../../clock/random.js';
import type { Variable } from '../scope.js';

export interface Bindings {
  /** Whether the text belongs to a synapse, where `i` and `j` are its two neurons. */
  readonly synaptic: boolean;
  readonly dtSeconds: number;
  /** The array a variable lives in: one value per member of its owner's group, one in all if it is shared. */
  column(variable: Variable): Float64Array | undefined;
  /** Members of the variable's owner's group, for `N`, `N_pre`, `N_post`. */
  size(variable: Variable): number;
  /** Synapses each source neuron sends and each target neuron receives, for `N_outgoing` and `N_incoming`. */
  degrees?(): { readonly outgoing: Uint32Array; readonly incoming: Uint32Array };
  readonly stream: RandomStream;
}
