/**
 * Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC 2011): four words of counter and two of key make four random words, with no state between calls.
 */
import { MULTIPLIERS, ROUNDS, WEYL } from '../numeric/philox-constants.js';

const [MULTIPLIER_0, MULTIPLIER_1] = MULTIPLIERS;
const [WEYL_0, WEYL_1] = WEYL;

/** The upper 32 bits of the product of two unsigned words, from products of their halves. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const cross = Math.imul(aLow, bHigh);
  const across = Math.imul(aHigh, bLow);
  const middle = (Math.imul(aLow, bLow) >>> 16) + (cross & 0xffff) + (across & 0xffff);
  return (Math.imul(aHigh, bHigh) + (cross >>> 16) + (across >>> 16) + (middle >>> 16)) | 0;
}

/** Writes the four words of the block into `block`. */
export function philox(
  block: Uint32Array,
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
): void {
  let x0 = counter0 | 0;
  let x1 = counter1 | 0;
  let x2 = counter2 | 0;
  let x3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, x0);
    const high1 = multiplyHigh(MULTIPLIER_1, x2);
    const low0 = Math.imul(MULTIPLIER_0, x0);
    const low1 = Math.imul(MULTIPLIER_1, x2);
    x0 = high1 ^ x1 ^ k0;
    x1 = low1;
    x2 = high0 ^ x3 ^ k1;
    x3 = low0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  block[0] = x0;
  block[1] = x1;
  block[2] = x2;
  block[3] = x3;
}
