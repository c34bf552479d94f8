/**
 * The choke point: every event of a run passes `relay.emit`, and whoever wants to see (probes, the recorder,
 * metrics, streams for users, later the dashboard and the network bridges) is an observer of it.
 */
import type { SimulationEvent } from './event.js';

export type Kind = SimulationEvent['kind'];
export type EventOf<K extends Kind> = Extract<SimulationEvent, { kind: K }>;
export type Observer<K extends Kind> = (event: EventOf<K>) => void;

export class Relay {
  private readonly observers = new Map<Kind, Set<(event: never) => void>>();

  /** Calls `observer` with each event of the kind, in the order they happen, until the returned function is called. */
  observe<K extends Kind>(kind: K, observer: Observer<K>): () => void {
    const group = this.observers.get(kind) ?? new Set();
    this.observers.set(kind, group);
    group.add(observer as (event: never) => void);
    return () => group.delete(observer as (event: never) => void);
  }

  /** Whether anybody listens: engines need not even make events of which there are thousands for each spike. */
  watched(kind: Kind): boolean {
    return (this.observers.get(kind)?.size ?? 0) > 0;
  }

  emit(event: SimulationEvent): void {
    const group = this.observers.get(event.kind);
    if (group === undefined) return;
    for (const observer of group) observer(event as never);
  }
}
