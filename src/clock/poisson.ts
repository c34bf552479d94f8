/** Poisson-distributed counts, exactly distributed as far as f64 and 53 random bits can tell. */
import { exp, log, logFactorial } from '../numeric/index.js';
import { type Chances, invert, LARGE_MEAN } from './inversion.js';
import type { Uniforms } from './uniforms.js';

/** NaN unless the mean is finite and not negative. */
export function poisson(mean: number, uniforms: Uniforms): number {
  if (!(mean >= 0 && mean < Infinity)) return Number.NaN;
  if (mean === 0) return 0;
  const chances = poissonChances(mean);
  return chances === undefined ? byRejection(mean, uniforms) : invert(chances, uniforms.one());
}

/** For a mean below `LARGE_MEAN`. */
export function poissonChances(mean: number): Chances | undefined {
  if (!(mean >= 0 && mean < LARGE_MEAN)) return undefined;
  return { none: exp(-mean), mean, most: Infinity, next: (probability, k) => probability * (mean / k) };
}

/**
 * Transformed rejection with squeeze, PTRS (Hoermann, "The transformed rejection method for generating Poisson random
 * variables", Insurance: Mathematics and Economics 12, 1993); the constants are the paper's.
 */
function byRejection(mean: number, uniforms: Uniforms): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const surelyUnder = 0.9277 - 3.6224 / (b - 2);
  const logMean = log(mean);
  for (let attempt = 0; ; attempt++) {
    uniforms.pair(attempt);
    const u = uniforms.first - 0.5;
    const v = uniforms.second;
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= surelyUnder) return k;
    if (k < 0 || edge === 0 || (edge < 0.013 && v > edge)) continue;
    const height = log((v * inverseAlpha) / (a / (edge * edge) + b));
    if (height <= k * logMean - mean - logFactorial(k)) return k;
  }
}
