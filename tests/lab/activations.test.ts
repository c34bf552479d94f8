import { expect, test } from 'vitest';
import { type ActivationName, activate } from '../../src/lab/activations.js';
import { newRows } from '../../src/lab/rows.js';

const features = newRows(2, 3, Float32Array.of(-1, 2, 5, 1000, 1000, 1000));
const of = (name: ActivationName) => [...activate(name, features).values];

test('each activation is what its name says', () => {
  expect(of('linear')).toEqual([-1, 2, 5, 1000, 1000, 1000]);
  expect(of('relu')).toEqual([0, 2, 5, 1000, 1000, 1000]);
  expect(of('triangle')).toEqual([0, 0, 3, 0, 0, 0]);
  expect(of('squared-triangle')).toEqual([0, 0, 9, 0, 0, 0]);
  const softmax = of('softmax');
  expect(softmax.slice(0, 3).reduce((sum, share) => sum + share)).toBeCloseTo(1, 6);
  expect(softmax[1] / softmax[0]).toBeCloseTo(Math.exp(3), 4);
  expect(softmax.slice(3)).toEqual([1 / 3, 1 / 3, 1 / 3].map(Math.fround));
});

test('parts of a row are activated each by itself', () => {
  expect([...activate('triangle', newRows(1, 4, Float32Array.of(1, 3, 10, 30)), [2, 2]).values]).toEqual([
    0, 1, 0, 10,
  ]);
});
