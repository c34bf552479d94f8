import { expect, test } from 'vitest';
import { binRates } from '../../../src/probes/plots/binned-rate.js';
import { ratePlot } from '../../../src/probes/plots/rate.js';
import { smallTrain } from './small-train.js';
import { expectWellFormed } from './well-formed.js';

test('steady neurons have their rate in every bin', () => {
  const { ratesHz, bins, binMs } = binRates(smallTrain(), 10);
  expect([bins, binMs]).toEqual([10, 10]);
  for (const rate of ratesHz[0]) expect(rate).toBeCloseTo(100, 9);
});

test('a shorter last bin is divided by its own length', () => {
  const { ratesHz } = binRates({ ...smallTrain(), toMs: 95 }, 10);
  expect(ratesHz[0][9]).toBeCloseTo((2 / 3 / 5) * 1000, 9);
});

test('bins count every spike once', () => {
  const train = smallTrain();
  const { ratesHz, binMs } = binRates(train);
  const counted = ratesHz.reduce(
    (sum, bins, k) => sum + bins.reduce((a, b) => a + b, 0) * (binMs / 1000) * train.populations[k].size,
    0,
  );
  expect(counted).toBeCloseTo(train.spikes.ticks.length, 6);
});

test('the plot is what it was', async () => {
  const svg = ratePlot(smallTrain(), 10);
  expectWellFormed(svg);
  await expect(svg).toMatchFileSnapshot('golden/rate.svg');
});
