/** The bits of an f64, and numbers made of bits. */
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** Where the word with sign and exponent lies, in memory of either byte order. */
const HIGH = (() => {
  float[0] = 1;
  return words[1] === 0x3ff00000 ? 1 : 0;
})();

export const EXPONENT_BIAS = 1023;
const MANTISSA_BITS_IN_HIGH = 20;

/** Sign, exponent and the upper part of the mantissa. */
export function highWord(x: number): number {
  float[0] = x;
  return words[HIGH];
}

/** 2^k, for -1022 <= k <= 1023. */
export function powerOfTwo(k: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (k + EXPONENT_BIAS) << MANTISSA_BITS_IN_HIGH;
  return float[0];
}

/** x 2^k for any k, rounded once where the result is subnormal. */
export function scale(x: number, k: number): number {
  if (k > 1023) return x * TWO_1023 * powerOfTwo(Math.min(k - 1023, 1023));
  if (k < -1022) return k < -2000 ? x * 0 : x * powerOfTwo(k + 1000) * TWO_M1000;
  return x * powerOfTwo(k);
}
const TWO_1023 = 2 ** 1023;
const TWO_M1000 = 2 ** -1000;

/** Takes x > 0 apart into 2^exponent times a mantissa from sqrt(1/2) to sqrt(2). */
export function split(x: number): { exponent: number; mantissa: number } {
  const normal = x < SMALLEST_NORMAL ? x * TWO_54 : x;
  float[0] = normal;
  const high = words[HIGH] + ROUND_AT_SQRT_2;
  const exponent = (high >> MANTISSA_BITS_IN_HIGH) - EXPONENT_BIAS;
  words[HIGH] = (high & MANTISSA_MASK) + HIGH_OF_SQRT_HALF;
  parts.exponent = x < SMALLEST_NORMAL ? exponent - 54 : exponent;
  parts.mantissa = float[0];
  return parts;
}
const parts = { exponent: 0, mantissa: 0 };
const SMALLEST_NORMAL = 2 ** -1022;
const TWO_54 = 2 ** 54;
const MANTISSA_MASK = 0x000fffff;
/** The upper word of sqrt(1/2), and its distance from that of 1. */
const HIGH_OF_SQRT_HALF = 0x3fe6a09e;
const ROUND_AT_SQRT_2 = 0x3ff00000 - HIGH_OF_SQRT_HALF;
