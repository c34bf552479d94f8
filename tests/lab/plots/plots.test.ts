import { expect, test } from 'vitest';
import { confusionPlot } from '../../../src/lab/plots/confusion.js';
import { curvePlot } from '../../../src/lab/plots/curve.js';
import { DIVERGING, divergingStep, MIDDLE } from '../../../src/lab/plots/diverging.js';
import { fieldsPlot } from '../../../src/lab/plots/fields.js';
import { meanCurves } from '../../../src/lab/plots/mean-curves.js';
import { newRows } from '../../../src/lab/rows.js';
import { expectWellFormed } from '../../probes/plots/well-formed.js';

test('zero is white, and more is darker', () => {
  expect(DIVERGING[MIDDLE]).toEqual([247, 247, 247]);
  expect(divergingStep(0, 0)).toBe(MIDDLE);
  expect(divergingStep(-3, 2)).toBe(0);
  expect(divergingStep(2, 2)).toBe(DIVERGING.length - 1);
  expect(MIDDLE - divergingStep(-1, 2)).toBe(divergingStep(1, 2) - MIDDLE);
});

test('fields of any number and shape are a picture', async () => {
  const gratings = newRows(
    6,
    48,
    Float32Array.from({ length: 6 * 48 }, (_, k) => Math.sin((k % 8) * Math.floor(k / 48))),
  );
  const svg = fieldsPlot({
    title: 'six <units>',
    weights: gratings,
    shape: { height: 6, width: 8, channels: 1 },
  });
  expectWellFormed(svg);
  await expect(svg).toMatchFileSnapshot('golden/fields.svg');
  for (const count of [1, 1000]) {
    const shape = { height: 4, width: 4, channels: 3 };
    expectWellFormed(fieldsPlot({ title: 'x', weights: newRows(count, 48), shape }));
  }
});

test('a learning curve', async () => {
  const svg = curvePlot({
    title: 'backprop on digits',
    xLabel: 'epoch',
    curves: [
      { label: 'test', at: [1, 2, 3], accuracy: [0.9, 0.93, 0.95] },
      { label: 'train', at: [1, 2, 3], accuracy: [0.91, Number.NaN, 0.98] },
    ],
  });
  expectWellFormed(svg);
  await expect(svg).toMatchFileSnapshot('golden/curve.svg');
  for (const at of [[], [0], [1]]) {
    const accuracy = at.map(() => 1);
    expectWellFormed(curvePlot({ title: 'x', xLabel: 'epoch', curves: [{ label: 'a', at, accuracy }] }));
  }
});

test('a command below the title goes on in the next line, and the panel makes room', () => {
  const words = 'synfire learn eqprop '.concat('--set neuron=0.25 '.repeat(20)).trim();
  const svg = curvePlot({ title: 'x', subtitle: words, xLabel: 'epoch', curves: [] });
  expectWellFormed(svg);
  const lines = [...svg.matchAll(/<text x="84" y="([\d.]+)" font-size="12"[^>]*>([^<]*)/g)];
  expect(lines.map(([, , content]) => content).join(' ')).toBe(words);
  expect(lines.length).toBeGreaterThan(2);
  for (const [, , content] of lines) expect(content.length).toBeLessThanOrEqual(128);
  const top = Number(/<path d="M[\d.]+ ([\d.]+)L/.exec(svg)![1]);
  expect(top).toBeGreaterThan(Math.max(...lines.map(([, y]) => Number(y))));
});

test('curves of several seeds are drawn as their mean in a band of their spread', () => {
  const curve = (...accuracy: number[]) => [{ label: 'test', at: accuracy.map((_, k) => k + 1), accuracy }];
  const curves = meanCurves([curve(0.8, 0.9, 0.97), curve(0.6, 0.9), curve(0.7, Number.NaN)]);
  expect(curves).toEqual([
    {
      label: 'test',
      at: [1, 2, 3],
      accuracy: [expect.closeTo(0.7), 0.9, 0.97],
      spread: [expect.closeTo(0.1), 0, Number.NaN],
    },
  ]);
  const svg = curvePlot({ title: 'x', xLabel: 'epoch', curves });
  expectWellFormed(svg);
  expect(svg.match(/fill-opacity="0.15"/g)).toHaveLength(1);
  const narrow = curves.map((each) => ({ ...each, spread: [0, 0, 0] }));
  expect(curvePlot({ title: 'x', xLabel: 'epoch', curves: narrow })).not.toContain('fill-opacity="0.15"');
});

test('a confusion', async () => {
  const svg = confusionPlot({
    title: 'cats & dogs',
    confusion: { classes: 2, counts: Uint32Array.of(9, 1, 0, 4) },
    names: ['cats', 'dogs that bark at night'],
  });
  expectWellFormed(svg);
  expect(svg).toContain('13 of 14 right');
  await expect(svg).toMatchFileSnapshot('golden/confusion.svg');
});
