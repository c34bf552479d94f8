import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neighbourTest, type Space, within } from '../../../src/build/connect/within.js';
import { quickest } from '../quickest.js';
import { drawsFrom, ends, filterPairs, pairsOf } from './oracle.js';

/** Coordinates on a coarse lattice too, so that points coincide and lie exactly as far apart as asked. */
const coordinate = fc.oneof(
  fc.double({ min: -2, max: 2, noNaN: true }),
  fc.integer({ min: -10, max: 10 }).map((step) => step / 10),
  fc.constantFrom(1e6, -1e6),
);
const points = (dimensions: number) =>
  fc
    .array(fc.array(coordinate, { minLength: dimensions, maxLength: dimensions }), { maxLength: 40 })
    .map((list) =>
      Array.from({ length: dimensions }, (_, axis) => Float64Array.from(list, (at) => at[axis])),
    );
const space = fc
  .integer({ min: 1, max: 3 })
  .chain((dimensions) => fc.record<Space>({ sources: points(dimensions), targets: points(dimensions) }));
const distance = fc.constantFrom(0, 0.1, 0.25, 1, 3, 1e7);

describe('within', () => {
  it('finds in a grid what looking at every pair finds', () => {
    fc.assert(
      fc.property(space, distance, (place, reach) => {
        const [sources, targets] = [place.sources[0].length, place.targets[0].length];
        const near = neighbourTest(place, reach);
        expect(pairsOf(within(ends(sources, targets), place, reach))).toEqual(
          filterPairs(sources, targets, ([i, j]) => near(i, j)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('measures the distance between two neurons', () => {
    const place = {
      sources: [Float64Array.of(0), Float64Array.of(0)],
      targets: [Float64Array.of(3), Float64Array.of(4)],
    };
    expect(neighbourTest(place, 5)(0, 0)).toBe(true);
    expect(neighbourTest(place, 4.999)(0, 0)).toBe(false);
    const tiny = { sources: [Float64Array.of(0)], targets: [Float64Array.of(1e-200)] };
    expect(neighbourTest(tiny, 0)(0, 0)).toBe(false);
    expect(neighbourTest(tiny, 1e-200)(0, 0)).toBe(true);
  });

  it('counts lattice neighbours as one distance apart, whatever the last bit says', () => {
    const line = Float64Array.from({ length: 11 }, (_, step) => step * 0.1);
    const made = pairsOf(within(ends(11, 11), { sources: [line], targets: [line] }, 0.1));
    expect(made).toEqual(filterPairs(11, 11, ([i, j]) => Math.abs(i - j) <= 1));
  });

  it('takes probability and where into account', () => {
    const line = Float64Array.from({ length: 30 }, (_, step) => step);
    const draws = drawsFrom(5);
    const where = (i: number, j: number) => i !== j;
    const made = within(ends(30, 30, { draws, where }), { sources: [line], targets: [line] }, 4, () => 0.5);
    expect(pairsOf(made)).toEqual(
      filterPairs(30, 30, ([i, j]) => Math.abs(i - j) <= 4 && i !== j && draws.uniform(i, j) < 0.5),
    );
  });

  it('is quick for many neurons', () => {
    const draws = drawsFrom(3);
    const axis = (nth: number) =>
      Float64Array.from({ length: 20_000 }, (_, neuron) => draws.uniform(nth, neuron));
    const place = [axis(0), axis(1)];
    const { result, ms } = quickest(() =>
      within(ends(20_000, 20_000), { sources: place, targets: place }, 0.02),
    );
    expect(ms).toBeLessThan(2000);
    const { targets } = result;
    expect(targets.length / 20_000 / (20_000 * Math.PI * 0.02 ** 2)).toBeGreaterThan(0.9);
  });

  it('refuses a negative distance', () => {
    expect(() =>
      within(ends(1, 1), { sources: [new Float64Array(1)], targets: [new Float64Array(1)] }, -1),
    ).toThrow('-1 is not a distance.');
  });
});
