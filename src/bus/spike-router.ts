/**
 * Brings each spike to those who asked for its population or its neuron, and to nobody else: one observer of the relay
 * for all of them, and only while there is one. A thousand subscribers to a thousand neurons cost a look-up per
 * spike, not a thousand tests.
 */
import { Observable, Subject } from 'rxjs';
import type { SpikeEvent } from './event.js';
import type { Relay } from './relay.js';

interface Addresses {
  all: Subject<SpikeEvent> | undefined;
  readonly one: Map<number, Subject<SpikeEvent>>;
}

export class SpikeRouter {
  private readonly bySource = new Map<number, Addresses>();
  private stop: (() => void) | undefined;
  private listeners = 0;

  constructor(private readonly relay: Relay) {}

  /** Spikes of a population, or of one of its neurons. */
  spikes$(population: number, neuron?: number): Observable<SpikeEvent> {
    return new Observable((subscriber) => {
      const subject = this.address(population, neuron);
      const subscription = subject.subscribe(subscriber);
      this.listeners++;
      this.stop ??= this.relay.observe('spike', (spike) => this.route(spike));
      return () => {
        subscription.unsubscribe();
        if (!subject.observed) this.forget(population, neuron);
        this.listeners--;
        if (this.listeners > 0) return;
        this.stop?.();
        this.stop = undefined;
      };
    });
  }

  private route(spike: SpikeEvent): void {
    const addresses = this.bySource.get(spike.population);
    if (addresses === undefined) return;
    const one = addresses.one.get(spike.neuron);
    addresses.all?.next(spike);
    one?.next(spike);
  }

  private address(population: number, neuron: number | undefined): Subject<SpikeEvent> {
    const addresses = this.bySource.get(population) ?? { all: undefined, one: new Map() };
    this.bySource.set(population, addresses);
    if (neuron === undefined) {
      addresses.all ??= new Subject();
      return addresses.all;
    }
    const subject = addresses.one.get(neuron) ?? new Subject();
    addresses.one.set(neuron, subject);
    return subject;
  }

  private forget(population: number, neuron: number | undefined): void {
    const addresses = this.bySource.get(population);
    if (addresses === undefined) return;
    if (neuron === undefined) addresses.all = undefined;
    else addresses.one.delete(neuron);
    if (addresses.all === undefined && addresses.one.size === 0) this.bySource.delete(population);
  }
}
