/** Binomially distributed counts, exactly distributed as far as f64 and 53 random bits can tell. */
import { exp, log, log1p, logFactorial } from '../numeric/index.js';
import { type Chances, invert, LARGE_MEAN } from './inversion.js';
import type { Uniforms } from './uniforms.js';

/** Successes in n trials; NaN unless n is a whole number from 0 and p a probability. */
export function binomial(n: number, p: number, uniforms: Uniforms): number {
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (p > 0.5) return n - upToHalf(n, 1 - p, uniforms);
  return upToHalf(n, p, uniforms);
}

function upToHalf(n: number, p: number, uniforms: Uniforms): number {
  if (n === 0 || p === 0) return 0;
  const chances = binomialChances(n, p);
  return chances === undefined ? byRejection(n, p, uniforms) : invert(chances, uniforms.one());
}

/** For p up to a half and a mean below `LARGE_MEAN`. */
export function binomialChances(n: number, p: number): Chances | undefined {
  const mean = n * p;
  if (!(Number.isInteger(n) && n >= 0 && p >= 0 && p <= 0.5 && mean < LARGE_MEAN)) return undefined;
  const odds = p / (1 - p);
  return {
    none: exp(n * log1p(-p)),
    mean,
    most: n,
    next: (probability, k) => probability * ((odds * (n - k + 1)) / k),
  };
}

/**
 * Transformed rejection with squeeze, BTRS (Hoermann, "The generation of binomial random variates", Journal of Statistical
 * Computation and Simulation 46, 1993); the constants are the paper's.
 */
function byRejection(n: number, p: number, uniforms: Uniforms): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const surelyUnder = 0.92 - 4.2 / b;
  const logOdds = log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const logMode = logFactorial(mode) + logFactorial(n - mode);
  for (let attempt = 0; ; attempt++) {
    uniforms.pair(attempt);
    const u = uniforms.first - 0.5;
    const v = uniforms.second;
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5);
    if (edge >= 0.07 && v <= surelyUnder) return k;
    if (edge === 0 || k < 0 || k > n) continue;
    const height = log((v * alpha) / (a / (edge * edge) + b));
    if (height <= logMode - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds) return k;
  }
}
