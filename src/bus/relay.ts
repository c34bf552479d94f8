/**
 * The choke point: every event of a run passes `relay.emit`, and whoever wants to see (probes, the recorder,
 * metrics, streams for users, later the dashboard and the network bridges) is an observer of it.
 *
 * An observer may subscribe and unsubscribe, itself or others, while an event is on its way: who is added sees the
 * next event, who is removed sees none from then on. An observer that throws spoils neither the run nor the other
 * observers: its error is kept until whoever drives the run asks for it with `raise`, at the end of the tick, when
 * the state of the network is whole again.
 */
import type { SimulationEvent } from './event.js';

export type Kind = SimulationEvent['kind'];
export type EventOf<K extends Kind> = Extract<SimulationEvent, { kind: K }>;
export type Observer<K extends Kind> = (event: EventOf<K>) => void;

interface Subscription {
  readonly observer: (event: never) => void;
  active: boolean;
}

export class Relay {
  /** Lists are replaced, never changed, so that one being walked stays as it was. */
  private readonly subscriptions: Record<Kind, readonly Subscription[]> = {
    spike: [],
    delivery: [],
    value: [],
    input: [],
    tick: [],
    paused: [],
    resumed: [],
    checkpoint: [],
    ended: [],
  };
  private failure: { readonly error: unknown } | undefined;

  /** Calls `observer` with each event of the kind, in the order they happen, until the returned function is called. */
  observe<K extends Kind>(kind: K, observer: Observer<K>): () => void {
    const subscription: Subscription = { observer: observer as (event: never) => void, active: true };
    this.subscriptions[kind] = [...this.subscriptions[kind], subscription];
    return () => {
      subscription.active = false;
      this.subscriptions[kind] = this.subscriptions[kind].filter((other) => other !== subscription);
    };
  }

  /** Whether anybody listens: engines need not even make events of which there are thousands for each spike. */
  watched(kind: Kind): boolean {
    return this.subscriptions[kind].length > 0;
  }

  emit(event: SimulationEvent): void {
    const subscriptions = this.subscriptions[event.kind];
    for (let k = 0; k < subscriptions.length; k++) {
      const subscription = subscriptions[k];
      if (!subscription.active) continue;
      try {
        subscription.observer(event as never);
      } catch (error) {
        this.failure ??= { error };
      }
    }
  }

  /** Throws the first error that an observer threw since this was last called. */
  raise(): void {
    if (this.failure === undefined) return;
    const { error } = this.failure;
    this.failure = undefined;
    throw error;
  }
}
