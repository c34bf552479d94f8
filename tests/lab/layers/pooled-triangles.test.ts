import { expect, it } from 'vitest';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { activate } from '../../../src/lab/activations.js';
import { pooledTriangles } from '../../../src/lab/layers/pooled-triangles.js';
import { newRows } from '../../../src/lab/rows.js';

it.each([
  [4, 2],
  [5, 2],
  [6, 4],
  [3, 3],
])('are triangles, then the largest: %i places along a side, %i pooled', (side, stride) => {
  const [units, images] = [3, 2];
  const size = { height: side, width: side, kernelHeight: stride, kernelWidth: stride };
  const pool = { ...size, channels: units, stride, padding: 0 };
  const values = Float32Array.from(
    { length: images * side * side * units },
    (_, k) => ((k * 37) % 101) / 101 - 0.3,
  );
  const matches = newRows(images * side * side, units, values);
  const backend = makePlain();
  const pooled = pooledTriangles(matches, pool);
  const into = backend.matrix(images, pooled.width);
  const triangles = backend.matrix(images, side * side * units, activate('triangle', matches).values);
  backend.pool(into, triangles, pool, 'max');
  const expected = backend.read(into);
  expect(pooled.values.some((value) => value > 0)).toBe(true);
  for (const [at, value] of expected.entries()) expect(pooled.values[at]).toBeCloseTo(value, 6);
});
