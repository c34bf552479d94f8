/** Does a sample look as if it came from a distribution? */

/** Cells that expect fewer are put together. */
const LEAST_EXPECTED = 10;

/**
 * How many standard deviations the chi-square of `observed` lies above what chance gives (negative: below), by the cube root
 * of Wilson & Hilferty (PNAS 17, 1931). Beyond 4 on either side chance comes once in 16,000 samples.
 */
export function chiSquareDeviation(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let chiSquare = 0;
  let cells = 0;
  let [seen, due] = [0, 0];
  const total = Array.from(expected).reduce((sum, x) => sum + x, 0);
  let left = total;
  for (let cell = 0; cell < expected.length; cell++) {
    seen += observed[cell];
    due += expected[cell];
    const isLast = cell === expected.length - 1;
    if (!isLast && (due < LEAST_EXPECTED || left - due < LEAST_EXPECTED)) continue;
    chiSquare += (seen - due) ** 2 / due;
    cells++;
    left -= due;
    [seen, due] = [0, 0];
  }
  const freedom = cells - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(chiSquare / freedom) - (1 - spread)) / Math.sqrt(spread);
}

export const TOO_FAR = 4;
