/** f32 as their bits: as ../bits.ts, in lanes of 32 bits. */
import type { Graph, Node } from '../../graph.js';
import type { Whole } from '../bits.js';

/** What is added to an exponent where it stands in the bits of a number. */
export const EXPONENT_BIAS = 127;
export const FRACTION_BITS = 23;

const SIGN_BIT = -(2n ** 31n);
/** Above it neighbours differ by 1, and below it as far as exponents go. */
const ROUNDER = 1.5 * 2 ** FRACTION_BITS;

/** The whole number nearest to x, below 2^21. The last 9 bits of its word are its own plus the bias. */
export function wholeNear(g: Graph, x: Node, bias: number): Whole {
  const rounder = g.number(ROUNDER + bias);
  const shifted = g.add(x, rounder);
  return { value: g.sub(shifted, rounder), word: g.asWord(shifted) };
}

/** 2^(n - 127), for n from 1 to 254 in the last 9 bits of a word; 0 for 0. */
export function powerOf(g: Graph, word: Node): Node {
  return g.fromWord(g.shift('wordShl', word, FRACTION_BITS));
}

/** How a number is written in 32 bits. */
export function bitsOf(value: number): bigint {
  return BigInt(new Int32Array(Float32Array.of(value).buffer)[0]);
}

/** A number that is positive or already has the sign of x. */
export function withSignOf(g: Graph, x: Node, value: Node): Node {
  const sign = g.word('wordAnd', g.asWord(x), g.bits(SIGN_BIT));
  return g.fromWord(g.word('wordOr', g.asWord(value), sign));
}
