import { describe, expect, it } from 'vitest';
import { Relay } from '../../src/bus/relay.js';
import { type Observable, Streams } from '../../src/bus/streams.js';

function setUp() {
  const relay = new Relay();
  const streams = new Streams(relay, {
    populations: ['exc', 'inh'],
    projections: ['exc->inh'],
    tMs: (tick) => tick / 10,
  });
  const spike = (tick: number, population: number, neuron: number): void =>
    relay.emit({ kind: 'spike', tick, population, neuron });
  return { relay, streams, spike };
}

describe('streams', () => {
  it('give spikes of a population or of one neuron, by name and in milliseconds', () => {
    const { streams, spike } = setUp();
    const all: unknown[] = [];
    const one: unknown[] = [];
    streams.spikes$(0).subscribe((event) => all.push(event));
    streams.spikes$(0, 5).subscribe((event) => one.push(event));
    spike(10, 0, 4);
    spike(20, 1, 5);
    spike(30, 0, 5);
    const fifth = { kind: 'spike', tMs: 3, population: 'exc', neuron: 5 };
    expect(all).toEqual([{ kind: 'spike', tMs: 1, population: 'exc', neuron: 4 }, fifth]);
    expect(one).toEqual([fifth]);
  });

  it('cost nothing while nobody listens', () => {
    const { relay, streams } = setUp();
    const made: Observable<unknown>[] = [
      streams.spikes$(0),
      streams.spikes$(1, 2),
      streams.events$,
      streams.deliveries$(0),
    ];
    const kinds = ['spike', 'delivery', 'tick', 'input', 'ended'] as const;
    const watched = () => kinds.filter((kind) => relay.watched(kind));
    expect(watched()).toEqual([]);
    const subscriptions = made.map((stream) => stream.subscribe());
    expect(watched()).toEqual([...kinds]);
    for (const subscription of subscriptions) subscription.unsubscribe();
    expect(watched()).toEqual([]);
  });

  it('observe the relay once for a thousand neurons', () => {
    const { relay, streams, spike } = setUp();
    let observers = 0;
    const observe = relay.observe.bind(relay);
    relay.observe = (kind, observer) => {
      if (kind === 'spike') observers++;
      return observe(kind, observer);
    };
    const counts = new Array(1000).fill(0);
    for (let neuron = 0; neuron < 1000; neuron++)
      streams.spikes$(1, neuron).subscribe(() => counts[neuron]++);
    spike(1, 1, 17);
    expect(observers).toBe(1);
    expect(counts[17]).toBe(1);
    expect(counts.reduce((a, b) => a + b)).toBe(1);
  });

  it('can be left and joined while a spike is on its way', () => {
    const { streams, spike } = setUp();
    const seen: string[] = [];
    const first = streams.spikes$(0).subscribe(({ neuron }) => {
      seen.push(`first ${neuron}`);
      first.unsubscribe();
      streams.spikes$(0).subscribe((event) => seen.push(`second ${event.neuron}`));
    });
    spike(0, 0, 1);
    spike(0, 0, 2);
    expect(seen).toEqual(['first 1', 'second 2']);
  });

  it('complete when the run ends, the end included', () => {
    const { relay, streams } = setUp();
    const seen: string[] = [];
    streams.events$.subscribe({ next: ({ kind }) => seen.push(kind), complete: () => seen.push('complete') });
    streams.spikes$(0).subscribe({ complete: () => seen.push('spikes complete') });
    relay.emit({ kind: 'tick', tick: 0 });
    relay.emit({ kind: 'ended', tick: 1 });
    expect(seen).toEqual(['tick', 'ended', 'complete', 'spikes complete']);
    expect(relay.watched('spike')).toBe(false);
  });

  it('sample values at the start of ticks, the coming one first', () => {
    const { relay, streams } = setUp();
    const seen: unknown[] = [];
    streams
      .values$(
        [2, 4],
        (tick) => (neuron) => tick * 100 + neuron,
        2,
        () => 0,
      )
      .subscribe(({ tMs, values }) => seen.push([tMs, ...values]));
    for (let tick = 0; tick < 4; tick++) relay.emit({ kind: 'tick', tick });
    expect(seen).toEqual([
      [0, 2, 4],
      [0.2, 202, 204],
      [0.4, 402, 404],
    ]);
  });
});
