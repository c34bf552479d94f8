import { expect, test } from 'vitest';
import { Relay } from '../../src/bus/relay.js';
import { SpikeRecorder } from '../../src/probes/spike-recorder.js';

const spike = (tick: number, population: number, neuron: number) =>
  ({ kind: 'spike', tick, population, neuron }) as const;

test('records the spikes of its populations in order, until stopped', () => {
  const relay = new Relay();
  const recorder = new SpikeRecorder(relay, [0, 2]);
  relay.emit(spike(1, 0, 4));
  relay.emit(spike(1, 1, 5));
  relay.emit(spike(3, 2, 6));
  recorder.stop();
  relay.emit(spike(4, 0, 7));
  expect([...recorder.ticks]).toEqual([1, 3]);
  expect([...recorder.populations]).toEqual([0, 2]);
  expect([...recorder.neurons]).toEqual([4, 6]);
});

test('with a limit keeps the newest and says how many it lost', () => {
  const relay = new Relay();
  const recorder = new SpikeRecorder(relay, [0], { limit: 100 });
  for (let tick = 0; tick < 1000; tick++) {
    relay.emit(spike(tick, 0, tick));
    expect(recorder.rows).toBeLessThanOrEqual(100);
  }
  expect(recorder.forgotten + recorder.rows).toBe(1000);
  expect(recorder.ticks[0]).toBe(recorder.forgotten);
  expect(recorder.rows).toBeGreaterThanOrEqual(75);
});
