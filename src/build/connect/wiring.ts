/** What every connect pattern is given, and what it makes: synapses as rows, one row per source neuron. */

/** The random numbers of each row, the `nth` of them. Rows draw independently, so they could be made in any order. */
export interface Draws {
  /** 32 random bits. */
  word(row: number, nth: number): number;
  /** From 0 up to but not including 1, in steps of 2^-53. A row takes either words or these. */
  uniform(row: number, nth: number): number;
}

/** A `where` text, ready to ask. */
export type PairTest = (source: number, target: number) => boolean;

/** A text with a value for each pair of neurons. */
export type PairValue = (source: number, target: number) => number;

export interface Ends {
  /** Neurons of the source population and of the target population. */
  readonly sources: number;
  readonly targets: number;
  readonly draws: Draws;
  /** Pairs it answers false to are left out. */
  readonly where?: PairTest;
  /** More synapses than this are refused, while they are made if need be. */
  readonly limit: number;
}

export interface Wiring {
  /** Synapses of source neuron s are rowStart[s] to rowStart[s + 1] - 1. */
  readonly rowStart: Uint32Array;
  readonly targets: Uint32Array;
  /** Patterns that list their synapses: the place in that list of each synapse, to bring listed values into order. */
  readonly listing?: Uint32Array;
}
