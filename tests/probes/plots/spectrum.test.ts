import { expect, test } from 'vitest';
import { powerSpectrum, spectrumPlot } from '../../../src/probes/plots/spectrum.js';
import { smallTrain } from './small-train.js';
import { expectWellFormed } from './well-formed.js';

test('the power of a sine is at its frequency, and its sum is its variance', () => {
  const bins = 500;
  const wave = Float64Array.from({ length: bins }, (_, k) => 3 + 2 * Math.sin((2 * Math.PI * 40 * k) / 1000));
  const power = powerSpectrum(wave, 1e-3, 400);
  const strongest = power.indexOf(Math.max(...power));
  expect((strongest + 1) * 2).toBe(40);
  expect(power.reduce((sum, value) => sum + value, 0) * 2).toBeCloseTo(2, 9);
});

test('is a plot', () => {
  expectWellFormed(spectrumPlot(smallTrain()));
});
