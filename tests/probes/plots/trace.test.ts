import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extremes, tracePlot } from '../../../src/probes/plots/trace.js';
import { expectWellFormed } from './well-formed.js';

const BOX = { left: 0, top: 0, width: 50, height: 100 };

test('however long a trace, its highest and lowest points are drawn', () => {
  const values = fc.array(fc.double({ noNaN: true, min: -1e3, max: 1e3 }), {
    minLength: 200,
    maxLength: 2000,
  });
  fc.assert(
    fc.property(values, (trace) => {
      const times = trace.map((_, k) => k);
      const points = extremes(
        times,
        trace,
        BOX,
        (ms) => (ms / trace.length) * BOX.width,
        (value) => value,
      );
      const drawn = points.filter((_, k) => k % 2 === 1);
      expect(Math.max(...drawn)).toBe(Math.max(...trace));
      expect(Math.min(...drawn)).toBe(Math.min(...trace));
      expect(drawn.length).toBeLessThanOrEqual(BOX.width * 2);
      const across = points.filter((_, k) => k % 2 === 0);
      expect(across).toEqual([...across].sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});

test('the plot is what it was: prefixes chosen, spikes marked', async () => {
  const timesMs = [0, 1, 2, 3, 4];
  const svg = tracePlot({
    title: 'cell <1>',
    elements: 'neurons',
    fromMs: 0,
    toMs: 4,
    spikesMs: new Map([[0, [2]]]),
    panels: [
      {
        variable: 'v',
        unit: 'volt',
        traces: [
          { index: 0, timesMs, values: [-0.06, -0.055, -0.05, -0.06, -0.058] },
          { index: 7, timesMs, values: [-0.06, -0.06, -0.06, -0.06, -0.06] },
        ],
      },
      { variable: 'w', unit: '1', traces: [{ index: 0, timesMs, values: [0, 0, 0, 0, 0] }] },
    ],
  });
  expectWellFormed(svg);
  expect(svg).toContain('v (mV)');
  await expect(svg).toMatchFileSnapshot('golden/trace.svg');
});
