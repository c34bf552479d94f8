/**
 * Everything that happens, as data. Populations and projections are numbers here, as in the circuit; the public
 * face (`bus/streams.ts`) gives them names.
 */

/** A neuron fired. */
export interface SpikeEvent {
  readonly kind: 'spike';
  readonly tick: number;
  readonly population: number;
  readonly neuron: number;
}

/** A spike reached a synapse. Relayed only while somebody listens: there are thousands for each spike. */
export interface DeliveryEvent {
  readonly kind: 'delivery';
  readonly tick: number;
  readonly projection: number;
  readonly synapse: number;
}

/** A graded neuron has a new value. Relayed only while somebody listens. */
export interface ValueEvent {
  readonly kind: 'value';
  /** Counted from 1. */
  readonly frame: number;
  readonly layer: string;
  readonly neuron: number;
  /** Of the variable. */
  readonly name: string;
  readonly value: number;
}

/** Somebody outside changed the network: an injected value or spike, a moved slider. Part of the run's inputs. */
export interface InputEvent {
  readonly kind: 'input';
  /** The tick at whose start it takes effect. */
  readonly tick: number;
  readonly input: Input;
}

export type Input =
  | { readonly type: 'spike'; readonly population: number; readonly neuron: number }
  | {
      readonly type: 'set' | 'add';
      readonly population: number;
      readonly neuron: number;
      readonly variable: string;
      readonly value: number;
    };

/** A tick has ended. */
export interface TickEvent {
  readonly kind: 'tick';
  readonly tick: number;
}

/** The run was paused, resumed, checkpointed or ended. */
export interface LifecycleEvent {
  readonly kind: 'paused' | 'resumed' | 'checkpoint' | 'ended';
  readonly tick: number;
}

export type SimulationEvent =
  | SpikeEvent
  | DeliveryEvent
  | ValueEvent
  | InputEvent
  | TickEvent
  | LifecycleEvent;
