/** Curves of several seeds as one set: the mean at each place, and how far the seeds spread about it. */
import { meanAndSpread } from '../spread.js';
import type { LearningCurve } from './curve.js';

/** @param seeds the same curves of each, in the same order and with the same places; some may end early. */
export function meanCurves(seeds: readonly (readonly LearningCurve[])[]): readonly LearningCurve[] {
  return seeds[0].map(({ label }, c) => {
    const same = seeds.map((curves) => curves[c]);
    const { at } = same.reduce((a, b) => (b.at.length > a.at.length ? b : a));
    const figures = Array.from(at, (_, k) =>
      meanAndSpread(same.map(({ accuracy }) => accuracy[k]).filter((value) => value >= 0)),
    );
    return {
      label,
      at,
      accuracy: figures.map(({ mean }) => mean),
      spread: figures.map(({ spread }) => spread),
    };
  });
}
