/** A network that ours and the peers run, with the same parameters. */
export interface Benchmark {
  readonly name: string;
  /** Its kind, by which several are asked for at once. */
  readonly series?: string;
  readonly about: string;
  /** A file of `networks/bench/`, without its ending. */
  readonly network: string;
  /** Changes to it, as for `--set`. */
  readonly set?: readonly string[];
  /** Length of a tick, where it is not 0.1 ms. */
  readonly stepMs?: number;
  /** Simulated time; the short one is for a try. */
  readonly seconds: number;
  readonly quickSeconds: number;
  /** The rate that is compared: populations by their share in it. Sources are left out. */
  readonly rateOf: Readonly<Record<string, number>>;
  /** Ours in other forms, on one thread. */
  readonly variants?: readonly Variant[];
  readonly peers: readonly PeerScript[];
  readonly work: Work;
}

export interface Variant {
  readonly label: string;
  readonly set: readonly string[];
}

/** A script in `tests/bench/peers/<simulator>/`. */
export interface PeerScript {
  readonly simulator: 'brian2' | 'nest';
  readonly script: string;
  /** What is told to the script beside time, seed and threads. */
  readonly args?: readonly string[];
  /** Of a variant: it runs in the quickest way alone. */
  readonly label?: string;
}

/**
 * What the machine cannot be spared, from which follows how near to its limits a run comes. Counted by hand from the
 * equations: additions and multiplications; bytes of state read and written.
 */
export interface Work {
  /** Those advanced in every tick, where that is not all. */
  readonly neurons?: number;
  readonly flopsPerUpdate: number;
  readonly bytesPerUpdate: number;
  readonly bytesPerEvent: number;
  /** Where the bulk of these bytes lies. */
  readonly in: 'cache' | 'memory';
}
