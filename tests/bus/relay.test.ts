import { describe, expect, it } from 'vitest';
import type { SpikeEvent } from '../../src/bus/event.js';
import { Relay } from '../../src/bus/relay.js';

const spike = (neuron: number): SpikeEvent => ({ kind: 'spike', tick: 0, population: 0, neuron });

describe('the relay', () => {
  it('hands each event to the observers of its kind, in the order they came', () => {
    const relay = new Relay();
    const seen: string[] = [];
    relay.observe('spike', ({ neuron }) => seen.push(`first ${neuron}`));
    relay.observe('spike', ({ neuron }) => seen.push(`second ${neuron}`));
    relay.observe('tick', () => seen.push('tick'));
    relay.emit(spike(7));
    expect(seen).toEqual(['first 7', 'second 7']);
  });

  it('knows whether anybody listens', () => {
    const relay = new Relay();
    expect(relay.watched('delivery')).toBe(false);
    const stop = relay.observe('delivery', () => {});
    expect(relay.watched('delivery')).toBe(true);
    stop();
    stop();
    expect(relay.watched('delivery')).toBe(false);
  });

  it('shows an event neither to those added while it is on its way nor to those removed', () => {
    const relay = new Relay();
    const seen: string[] = [];
    const stopSelf = relay.observe('spike', ({ neuron }) => {
      seen.push(`self ${neuron}`);
      stopSelf();
      stopOther();
      relay.observe('spike', (event) => seen.push(`late ${event.neuron}`));
    });
    const stopOther = relay.observe('spike', ({ neuron }) => seen.push(`other ${neuron}`));
    relay.emit(spike(1));
    relay.emit(spike(2));
    expect(seen).toEqual(['self 1', 'late 2']);
  });

  it('goes on when an observer throws, and tells of the first error when asked', () => {
    const relay = new Relay();
    const seen: number[] = [];
    relay.observe('spike', ({ neuron }) => {
      throw new Error(`observer ${neuron}`);
    });
    relay.observe('spike', ({ neuron }) => seen.push(neuron));
    relay.emit(spike(1));
    relay.emit(spike(2));
    expect(seen).toEqual([1, 2]);
    expect(() => relay.raise()).toThrow('observer 1');
    expect(() => relay.raise()).not.toThrow();
  });
});
