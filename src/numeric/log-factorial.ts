import { log } from './log.js';

const HALF_LOG_2_PI = 0.9189385332046728;

/** log(k!) for k up to 15, whose factorials are exact numbers. */
const SMALL: readonly number[] = [...Array(16).keys()].map((k) => {
  let factorial = 1;
  for (let n = 2; n <= k; n++) factorial *= n;
  return log(factorial);
});

/** log(k!) for whole k >= 0, to a relative 4e-16: from a table, then by Stirling's series. */
export function logFactorial(k: number): number {
  if (k < SMALL.length) return SMALL[k];
  const r = 1 / k;
  const z = r * r;
  const series = r * (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188))));
  return (k + 0.5) * log(k) - k + (HALF_LOG_2_PI + series);
}
