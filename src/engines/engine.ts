/**
 * What every engine is: something that advances a circuit tick by tick and can be asked, saved and restored.
 * Nobody outside `engines/` knows more than this.
 */

import type { Circuit, Columns } from '../build/circuit.js';
import type { Input } from '../bus/event.js';
import type { Relay } from '../bus/relay.js';

export interface Engine {
  readonly name: 'actors' | 'kernels' | 'tensor';
  /** How many threads compute. What comes out does not depend on it. */
  readonly threads: number;
  /** The next tick to run: 0 at the start. */
  readonly tick: number;
  readonly counters: Counters;
  /** The hash of all spikes so far (bus/spike-hash.ts), as two 32-bit words. */
  readonly spikeHash: readonly [number, number];
  /**
   * Runs `ticks` ticks, or fewer: after each, once its event is out, asks whether to `pause`; several threads that nobody
   * watches ask only now and then. Ask for many ticks at a time: engines are fast within a call. Everything that happens goes through the relay the engine was made with; what
   * an observer throws is thrown on from here at the end of its tick, and the engine may then go on.
   */
  advance(ticks: number, pause?: () => boolean): void;
  /** Takes effect at the start of the next tick. */
  inject(input: Input): void;
  /** The live column of a variable: a read-only view, valid until the next `advance`. */
  population(population: number, variable: string): Float64Array;
  projection(projection: number, variable: string): Float64Array;
  snapshot(): EngineState;
  /** Goes on from a snapshot of the same circuit, made by any engine. */
  restore(state: EngineState): void;
  /** Lets go of threads, if there are any; nothing may be asked of the engine afterwards. */
  end(): void;
}

export interface Counters {
  readonly spikes: number;
  /** The same by population. */
  readonly spikesByPopulation: readonly number[];
  /** Arrivals at synapses. */
  readonly synapticEvents: number;
}

/**
 * All that changes while a network runs, in a form no engine owns. Queued deliveries are held as the spikes that
 * caused them: the circuit's delays say when each is still to arrive. Random numbers are counted by tick, so the
 * tick is their state.
 */
export interface EngineState {
  readonly tick: number;
  readonly populations: readonly Columns[];
  /** Those that are the same value throughout may be kept as that (`ColumnSet`). */
  readonly projections: readonly Columns[];
  /** Spikes whose deliveries are not all made, in the order they happened. */
  readonly recentSpikes: {
    readonly ticks: Float64Array;
    readonly populations: Uint32Array;
    readonly neurons: Uint32Array;
  };
  /** Inputs accepted for the coming tick, in the order they came. */
  readonly inputs: readonly Input[];
  readonly counters: Counters;
  /** The running hash of all spikes so far (bus/spike-hash.ts), as two 32-bit words. */
  readonly spikeHash: readonly [number, number];
}

export type MakeEngine = (circuit: Circuit, relay: Relay) => Engine;
