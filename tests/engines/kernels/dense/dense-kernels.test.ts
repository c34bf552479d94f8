import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DenseKernels } from '../../../../src/engines/kernels/dense/dense-kernels.js';
import { DenseSpace } from '../../../../src/engines/kernels/dense/dense-space.js';

const CLOSE = 1e-5;
const number = fc.float({ min: -2, max: 2, noNaN: true });
const entry = fc.oneof(fc.constant(0), number);
const size = fc.integer({ min: 1, max: 37 });

const cases = fc.tuple(size, size).chain(([sources, targets]) =>
  fc.record({
    sources: fc.constant(sources),
    targets: fc.constant(targets),
    said: fc.array(entry, { minLength: sources, maxLength: sources }),
    told: fc.array(entry, { minLength: targets, maxLength: targets }),
    weights: fc.array(number, { minLength: sources * targets, maxLength: sources * targets }),
  }),
);

function laidOut(sources: number, targets: number) {
  const space = new DenseSpace();
  const [source, target] = [space.vector(sources), space.vector(targets)];
  const [matrix, list] = [space.matrix(sources, targets), space.list(source)];
  return { source, target, matrix, list, kernels: new DenseKernels(space) };
}

test('what is sent, sent back and learned is what plain loops make of it', () => {
  fc.assert(
    fc.property(cases, ({ sources, targets, said, told, weights }) => {
      const { source, target, matrix, list, kernels } = laidOut(sources, targets);
      const expectClose = (found: ArrayLike<number>, wanted: (at: number) => number) => {
        for (let at = 0; at < found.length; at++)
          expect(Math.abs(found[at] - wanted(at))).toBeLessThan(CLOSE * sources * targets);
      };
      const [values, sums] = [kernels.numbers(source), kernels.numbers(target)];
      values.set(said);
      sums.set(told);
      kernels.write(matrix, weights);
      expect([...kernels.read(matrix)]).toEqual(weights);
      const listed = kernels.list(source, list)!;
      expect(listed.bytes).toBe(4 * said.filter((value) => value !== 0).length);
      const weight = (j: number, i: number): number => weights[j * sources + i];
      kernels.gather(listed, matrix, target);
      expectClose(sums, (j) => told[j] + said.reduce((sum, x, i) => sum + x * weight(j, i), 0));
      sums.set(told);
      kernels.learn(listed, matrix, target);
      expectClose(
        kernels.read(matrix),
        (at) => weights[at] + said[at % sources] * told[Math.floor(at / sources)],
      );
      kernels.write(matrix, weights);
      kernels.sendBack(target, matrix, source);
      expectClose(values, (i) => told.reduce((sum, d, j) => sum + d * weight(j, i), 0));
    }),
    { numRuns: 100 },
  );
});

test('a vector with an entry that is not finite is not listed', () => {
  const { source, list, kernels } = laidOut(11, 1);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    for (const at of [0, 5, 10]) {
      kernels.numbers(source).fill(1)[at] = wrong;
      expect(kernels.list(source, list)).toBeUndefined();
    }
  kernels.numbers(source).fill(0);
  expect(kernels.list(source, list)?.bytes).toBe(0);
});

test('layers that no memory holds are refused', () => {
  const space = new DenseSpace();
  space.matrix(1e6, 1e6);
  expect(() => new DenseKernels(space)).toThrow('do not fit');
});
