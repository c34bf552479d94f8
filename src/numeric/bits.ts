/** Numbers as their bits, and powers of two. */

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
/** Which of the two words holds sign and exponent depends on the machine's order of bytes. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;

/** Sign, exponent and the first 20 bits of the fraction. */
export function highWord(x: number): number {
  number[0] = x;
  return words[HIGH];
}

/** The last 32 bits of the fraction. */
export function lowWord(x: number): number {
  number[0] = x;
  return words[LOW];
}

/** A number from its two words. */
function fromWords(high: number, low: number): number {
  words[HIGH] = high;
  words[LOW] = low;
  return number[0];
}

/** Half of the widest range of exponents that `scaled` is asked for. */
const LARGEST_HALF = 600;
const POWERS = Float64Array.from({ length: 2 * LARGEST_HALF + 1 }, (_, place) =>
  fromWords((place - LARGEST_HALF + 1023) << 20, 0),
);

/**
 * x * 2^k for whole |k| <= 1200, rounded once at most: the way goes over half of k, so that no step in between leaves the
 * normal numbers before the last does. (A table is quicker here than writing and reading back bits; the
 * values are the same.)
 */
export function scaled(x: number, k: number): number {
  const half = k >> 1;
  return x * POWERS[half + LARGEST_HALF] * POWERS[k - half + LARGEST_HALF];
}

/** 1.5 * 2^52: adding and taking it away rounds numbers below 2^51 to the nearest whole, halves to even. */
export const ROUNDER = 6755399441055744;
