import { expect, test } from 'vitest';
import { rasterPlot } from '../../../src/probes/plots/raster.js';
import type { SpikeTrain } from '../../../src/probes/plots/spike-train.js';
import { smallTrain } from './small-train.js';
import { expectWellFormed } from './well-formed.js';

test('every spike is a dot', async () => {
  const svg = rasterPlot(smallTrain());
  expectWellFormed(svg);
  expect(svg.match(/h0/g)?.length).toBe(smallTrain().spikes.ticks.length);
  await expect(svg).toMatchFileSnapshot('golden/raster.svg');
});

test('only the stretch and the populations asked for are drawn', () => {
  const svg = rasterPlot({ ...smallTrain(), shown: [0], fromMs: 20, toMs: 30 });
  expect(svg.match(/h0/g)?.length).toBe(3);
  expect(svg).not.toContain('burst');
});

test('a name that lies beside a low strip is no wider than the margin', () => {
  const train = smallTrain();
  const populations = train.populations.map((population) => ({
    ...population,
    name: 'a'.repeat(12),
    size: 1,
  }));
  const tall = { name: 'tall', size: 1000 };
  const svg = rasterPlot({ ...train, populations: [...populations, tall], shown: [0, 1, 2] });
  const size = Number(/font-size="([\d.]+)"[^>]*>a{12}</.exec(svg)![1]);
  expect(size * 12 * 0.6).toBeLessThan(54);
  expect(size).toBeGreaterThan(5);
});

test('of very many spikes none is left out: each falls in a cell that is drawn', () => {
  const ticks: number[] = [];
  const neurons: number[] = [];
  for (let tick = 0; tick < 1000; tick++) {
    for (let k = 0; k < 40; k++) {
      ticks.push(tick);
      // All in the lower half, but for one lonely spike at the very top.
      neurons.push(tick === 500 && k === 0 ? 99 : (tick * 7 + k * 13) % 50);
    }
  }
  const train: SpikeTrain = {
    ...smallTrain(),
    spikes: { ticks, neurons, populations: ticks.map(() => 0) },
    populations: [{ name: 'many', size: 100 }],
    shown: [0],
  };
  const svg = rasterPlot(train);
  expectWellFormed(svg);
  expect(svg).not.toContain('h0M');
  const rows = [...svg.matchAll(/M[\d.]+ ([\d.]+)h2/g)].map((match) => Number(match[1]));
  const top = Math.min(...rows);
  expect(rows.filter((row) => row === top).length).toBe(1);
  expect(top).toBeLessThan(64 + 380 / 100);
  expect(svg.length).toBeLessThan(1_500_000);
});

test('a network that never fired, or has nobody in it, is still a plot', () => {
  const none = { ticks: [], populations: [], neurons: [] };
  expectWellFormed(rasterPlot({ ...smallTrain(), spikes: none }));
  expectWellFormed(rasterPlot({ ...smallTrain(), spikes: none, shown: [] }));
});
