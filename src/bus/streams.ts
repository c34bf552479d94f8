/**
 * The bus as users meet it: RxJS Observables of what happens, with names and milliseconds instead of numbers and
 * ticks. Engines never go through it.
 *
 * Every stream is cold: it costs nothing until somebody subscribes and nothing once the last has left. It completes when
 * the run ends.
 */
import { map, merge, Observable } from 'rxjs';
import type { Input, LifecycleEvent, SpikeEvent } from './event.js';
import type { EventOf, Kind, Relay } from './relay.js';
import { SpikeRouter } from './spike-router.js';

export type { Observable } from 'rxjs';

export interface Spike {
  readonly kind: 'spike';
  readonly tMs: number;
  readonly population: string;
  readonly neuron: number;
}

export interface Delivery {
  readonly kind: 'delivery';
  readonly tMs: number;
  readonly projection: string;
  readonly synapse: number;
}

export interface AcceptedInput {
  readonly kind: 'input';
  readonly tMs: number;
  readonly input: Input;
}

/** A tick has ended; `tMs` is when it began. */
export interface TickEnd {
  readonly kind: 'tick';
  readonly tMs: number;
  readonly tick: number;
}

export interface Lifecycle {
  readonly kind: LifecycleEvent['kind'];
  readonly tMs: number;
}

export type StreamEvent = Spike | AcceptedInput | TickEnd | Lifecycle;

/** Values of chosen neurons at one moment, as they are at the start of the tick at `tMs`. */
export interface Sample {
  readonly tMs: number;
  readonly neurons: readonly number[];
  readonly values: readonly number[];
}

export interface StreamNames {
  readonly populations: readonly string[];
  readonly projections: readonly string[];
  /** When a tick begins, milliseconds. */
  tMs(tick: number): number;
}

export class Streams {
  private readonly router: SpikeRouter;

  constructor(
    private readonly relay: Relay,
    private readonly names: StreamNames,
  ) {
    this.router = new SpikeRouter(relay);
  }

  /** Spikes of a population (by number), or of one of its neurons. */
  spikes$(population: number, neuron?: number): Observable<Spike> {
    return this.untilEnd(this.router.spikes$(population, neuron).pipe(map((event) => this.spike(event))));
  }

  /** Everything but deliveries, of which there are thousands for each spike: ask for those by projection. */
  get events$(): Observable<StreamEvent> {
    return this.untilEnd(
      merge(
        this.from('input', ({ tick, input }) => ({
          kind: 'input' as const,
          tMs: this.names.tMs(tick),
          input,
        })),
        this.from('spike', (event) => this.spike(event)),
        this.from('tick', ({ tick }) => ({ kind: 'tick' as const, tMs: this.names.tMs(tick), tick })),
        ...LIFECYCLE.map((kind) => this.from(kind, ({ tick }) => ({ kind, tMs: this.names.tMs(tick) }))),
      ),
    );
  }

  /** Arrivals of spikes at the synapses of a projection, in the order they are handled. */
  deliveries$(projection: number): Observable<Delivery> {
    const name = this.names.projections[projection];
    return this.untilEnd(
      new Observable<Delivery>((subscriber) =>
        this.relay.observe('delivery', ({ tick, projection: from, synapse }) => {
          if (from === projection)
            subscriber.next({ kind: 'delivery', tMs: this.names.tMs(tick), projection: name, synapse });
        }),
      ),
    );
  }

  /**
   * Values at the start of every `everyTicks`-th tick, beginning with the coming one where the run stands between two
   * ticks. `readAt` gives what reads the values as they are at the start of a tick.
   */
  values$(
    neurons: readonly number[],
    readAt: (tick: number) => (neuron: number) => number,
    everyTicks: number,
    nextTick: () => number | undefined,
  ): Observable<Sample> {
    return this.untilEnd(
      new Observable<Sample>((subscriber) => {
        const sample = (tick: number): void => {
          if (tick % everyTicks === 0)
            subscriber.next({ tMs: this.names.tMs(tick), neurons, values: neurons.map(readAt(tick)) });
        };
        const coming = nextTick();
        if (coming !== undefined) sample(coming);
        return this.relay.observe('tick', ({ tick }) => sample(tick + 1));
      }),
    );
  }

  private spike({ tick, population, neuron }: SpikeEvent): Spike {
    const { names } = this;
    return { kind: 'spike', tMs: names.tMs(tick), population: names.populations[population], neuron };
  }

  private from<K extends Kind, T>(kind: K, name: (event: EventOf<K>) => T): Observable<T> {
    return new Observable<T>((subscriber) =>
      this.relay.observe(kind, (event) => subscriber.next(name(event))),
    );
  }

  private untilEnd<T>(source: Observable<T>): Observable<T> {
    return new Observable<T>((subscriber) => {
      subscriber.add(source.subscribe(subscriber));
      subscriber.add(this.relay.observe('ended', () => subscriber.complete()));
    });
  }
}

const LIFECYCLE = ['paused', 'resumed', 'checkpoint', 'ended'] as const;
