/**
 * A layer of graded neurons, as text: what it answers to a frame (the values of one sample, `y_pre`), and how it learns
 * from it. The text is a synapse's: it sees itself, its `_pre` and its `_post` neuron, and nothing else. What a neuron
 * gathers from its synapses or from its layer is declared, and says so:
 *
 *     w : 1                                        kept by each synapse
 *     theta_post : 1                               kept by each neuron
 *     u_post = w * y_pre : 1 (summed)              over the synapses of the neuron; `u_pre = ...` over those it sends
 *     most_post = abs(w) : 1 (largest over synapses)
 *     best_post = u_post : 1 (largest in layer)    or (summed over layer), (rank in layer): 0 for the largest
 *     r = w * y_post : 1 (summed in order)         over the synapses of the same source, up to this one's target
 *     target_post : 1 (given)                      told from outside before the layer acts, as `y_pre` is: a port
 *     y_post = clip(u_post, 0, inf) : 1            the answer
 *
 * `on_frame` is run when a layer learns, one statement after the other: `w += ...` for every synapse, `theta_post = ...`
 * for every neuron; `on_start` once, after `init`. Whatever is declared with `=` has, wherever it is read, the value that
 * follows from the present ones. In a batch, the changes that its frames would make to what is kept are averaged; a
 * variable may ask for `(summed over batch)` or `(largest over batch)` instead.
 */
export interface LayerDescription {
  readonly about: string;
  readonly source?: string;
  readonly equations: string;
  /** The variable of the target that read-outs look at: what it answers, unless told otherwise. */
  readonly shows?: string;
  readonly on_start?: string;
  readonly on_frame?: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Of what is kept; 0 where nothing is said. Texts may draw with `rand()` and `randn()`, and see `i` and `j`, the numbers of the two neurons. */
  readonly init?: Readonly<Record<string, string | number>>;
}
