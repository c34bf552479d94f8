import { expect, test } from 'vitest';
import { weightPlot } from '../../../src/probes/plots/weights.js';
import { expectWellFormed } from './well-formed.js';

const synapses = {
  title: 'net: a->b',
  variable: 'w',
  unit: 'siemens',
  source: { name: 'a', size: 3 },
  target: { name: 'b', size: 2 },
  sources: [0, 1, 2, 2],
  targets: [0, 0, 0, 1],
};

test('a cell for every pair that is connected', async () => {
  const svg = weightPlot({ ...synapses, values: [1e-9, 2e-9, 3e-9, 4e-9] });
  expectWellFormed(svg);
  expect(svg).toContain('w (nS)');
  expect(svg.match(/h250\.00v200\.00/g) ?? svg.match(/v200\.00h-/g)).toHaveLength(4);
  await expect(svg).toMatchFileSnapshot('golden/weights.svg');
});

test('weights that are all the same, or none, are still a plot', () => {
  expectWellFormed(weightPlot({ ...synapses, values: [5, 5, 5, 5] }));
  expectWellFormed(weightPlot({ ...synapses, values: [], sources: [], targets: [] }));
});

test('large projections are put together into a bounded number of cells', () => {
  const size = 1000;
  const count = 20_000;
  const svg = weightPlot({
    ...synapses,
    source: { name: 'a', size },
    target: { name: 'b', size },
    values: Float64Array.from({ length: count }, (_, k) => k / count),
    sources: Uint32Array.from({ length: count }, (_, k) => (k * 7919) % size),
    targets: Uint32Array.from({ length: count }, (_, k) => (k * 104_729) % size),
  });
  expectWellFormed(svg);
  expect(svg.length).toBeLessThan(1_500_000);
});
