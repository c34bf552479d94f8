import { expect, test } from 'vitest';
import { intervalPlot, intervalsMs } from '../../../src/probes/plots/isi.js';
import { smallTrain } from './small-train.js';
import { expectWellFormed } from './well-formed.js';

test('intervals are those of each neuron by itself', () => {
  const [steady, burst] = intervalsMs(smallTrain());
  expect(steady.length).toBe(27);
  for (const interval of steady) expect(interval).toBeCloseTo(10, 9);
  expect([...burst].map(Math.round).sort((a, b) => a - b)).toEqual([4, 4, 4, 36, 36, 40, 40]);
});

test('a clock has a coefficient of variation of 0', () => {
  const svg = intervalPlot(smallTrain());
  expectWellFormed(svg);
  expect(svg).toContain('steady, CV 0.00');
});

test('without intervals there is still a plot', () => {
  expectWellFormed(intervalPlot({ ...smallTrain(), spikes: { ticks: [], populations: [], neurons: [] } }));
});
