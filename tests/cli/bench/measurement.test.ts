import { expect, test } from 'vitest';
import { readOurs, readPeer } from '../../../src/cli/bench/measurement.js';

const RUN = {
  wallMs: 3,
  buildMs: 4,
  peakRssMb: 5,
  neurons: 6,
  synapses: 7,
  synapticEvents: 8,
  spikeHash: 'ab',
};

test('of ours, the rate is that of the named populations by their shares', () => {
  const text = JSON.stringify({ ...RUN, rates: { exc: 10, inh: 20, noise: 1000 } });
  expect(readOurs(text, 9, { exc: 0.75, inh: 0.25 }, {})).toMatchObject({
    rateHz: 12.5,
    loopMs: 3,
    processMs: 9,
    events: 8,
  });
});

test('of a peer, the last line counts, and events are reckoned from spikes', () => {
  const line = { loopMs: 1, buildMs: 2, peakRssMb: null, neurons: 10, synapses: 50, rateHz: 3, spikes: 4 };
  expect(readPeer(`Greetings\n${JSON.stringify(line)}\n`, 9)).toMatchObject({ events: 20, peakRssMb: null });
  expect(readPeer(JSON.stringify({ ...line, inputSpikes: 77 }), 9).events).toBe(77);
});

test.each(['', 'Segmentation fault', '[1]', '3', 'null'])('no result: %j', (text) => {
  expect(() => readPeer(text, 1)).toThrow('printed no result');
});
