import { expect, test } from 'vitest';
import { Relay } from '../../src/bus/relay.js';
import { RateRecorder } from '../../src/probes/rate-recorder.js';

const DT = 1e-3;

function run(relay: Relay, from: number, to: number): void {
  for (let tick = from; tick < to; tick++) {
    for (let neuron = 0; neuron <= tick % 3; neuron++)
      relay.emit({ kind: 'spike', tick, population: 1, neuron });
    relay.emit({ kind: 'spike', tick, population: 0, neuron: 0 });
    relay.emit({ kind: 'tick', tick });
  }
}

test('spikes per neuron and second, in bins from tick 0', () => {
  const relay = new Relay();
  const recorder = new RateRecorder(relay, { index: 1, size: 5 }, 3, DT);
  run(relay, 0, 7);
  expect([...recorder.ticks]).toEqual([0, 3]);
  expect([...recorder.ratesHz]).toEqual([6 / (5 * 3 * DT), 6 / (5 * 3 * DT)]);
});

test('its state carries a bin over to another recorder', () => {
  const whole = new Relay();
  const one = new RateRecorder(whole, { index: 1, size: 5 }, 4, DT);
  run(whole, 0, 20);
  const first = new Relay();
  const before = new RateRecorder(first, { index: 1, size: 5 }, 4, DT);
  run(first, 0, 10);
  const second = new Relay();
  const after = new RateRecorder(second, { index: 1, size: 5 }, 4, DT);
  after.restore(before.state());
  run(second, 10, 20);
  expect([...before.ratesHz, ...after.ratesHz]).toEqual([...one.ratesHz]);
  expect([...before.ticks, ...after.ticks]).toEqual([...one.ticks]);
});
