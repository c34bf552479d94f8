/**
 * A rule of networks that settle, as text. A neuron goes where its equation leads it while it hears what its neighbours
 * tell; then its output is nudged towards a target, and synapses learn from how far neurons moved:
 *
 *     ds/dt = drive - s + force - stiffness * s : 1    of a neuron; time is counted in its time constants
 *     rho = clip(s, 0, 1) : 1                          what it tells its neighbours
 *
 * A neuron sees its state `s`, `drive` (what its synapses and its bias make of what it is told: the derivative of the
 * interaction), and, at the output in the nudged phase, `force` and `stiffness`, which are 0 elsewhere. A synapse sees its
 * weight `w` and of either neuron what it told when the phase began, `rho_pre`, and by how much it moved since, `drho_pre`;
 * or the same of each message.
 */
export interface EquilibriumDescription {
  readonly about: string;
  readonly source?: string;
  /** `ds/dt = ...`, `rho = ...`, and whatever these are made of. Without `ds/dt`, `on_step` says what the next state is. */
  readonly equations: string;
  /** What follows on a step of `ds/dt` by `epsilon`: `s = rho` keeps the state within what can be told. */
  readonly on_step?: string;
  /** Of an output with the state `s`, which was `s_free` at the end of the free phase, and its target `y`. */
  readonly cost: string;
  /** `force = ...` and `stiffness = ...`: what beta times the cost does to an output. It sees `beta`, `y` and `s_free`. */
  readonly nudge: string;
  /** `w += ...` and `b += ...`, with `rate` and `beta` (of two nudged phases, what lies between them). */
  readonly on_change: string;
  /** What a neuron adds to the energy, from `s`, `rho` and its bias `b`; its synapses take away `w * rho_pre * rho_post`. */
  readonly energy?: string;
  readonly phases?: EquilibriumPhases;
  /** `beta`, `rate` and `epsilon` are these names' values where nothing else is said. */
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** What happens to a sample. */
export interface EquilibriumPhases {
  /** Steps. */
  readonly free: number;
  readonly nudged: number;
  readonly nudging: Nudging;
}

/**
 * `random sign`: one nudged phase, with beta or -beta for a batch. `positive`: with beta. `centred`: two, from the same free
 * state, with beta and -beta.
 */
export type Nudging = 'random sign' | 'positive' | 'centred';
