/** Numbers as their bits, as in numeric/bits.ts, in few instructions. */
import { ROUNDER } from '../../numeric/bits.js';
import type { Graph, Node } from '../graph.js';

/** What is added to an exponent where it stands in the bits of a number. */
export const EXPONENT_BIAS = 1023;
export const FRACTION_BITS = 52;

const SIGN_BIT = -(2n ** 63n);

export interface Whole {
  readonly value: Node;
  /** Its last 12 bits are those of the whole number plus the bias that was asked for. */
  readonly word: Node;
}

/**
 * The whole number nearest to x, below 2^50. A bias saves adding it to the word later; it must be even, lest halves go the
 * other way than in numeric/.
 */
export function wholeNear(g: Graph, x: Node, bias = 0): Whole {
  const rounder = g.number(ROUNDER + bias);
  const shifted = g.add(x, rounder);
  // In this binade neighbouring bits are neighbouring whole numbers.
  return { value: g.sub(shifted, rounder), word: g.asWord(shifted) };
}

/** 2^(n - 1023), for n from 1 to 2046 in the last 12 bits of a word; 0 for 0. */
export function powerOf(g: Graph, word: Node): Node {
  return g.fromWord(g.shift('wordShl', word, FRACTION_BITS));
}

/** How a number is written in 64 bits. */
export function bitsOf(value: number): bigint {
  return new BigInt64Array(Float64Array.of(value).buffer)[0];
}

/** The sign of x, as a word to be put on a number. */
export function signOf(g: Graph, x: Node): Node {
  return g.word('wordAnd', g.asWord(x), g.bits(SIGN_BIT));
}

/** A number that is positive or already has the sign of x. */
export function withSignOf(g: Graph, x: Node, value: Node): Node {
  return g.fromWord(g.word('wordOr', g.asWord(value), signOf(g, x)));
}

/** `value`, negative instead of positive and the reverse where x is. */
export function timesSignOf(g: Graph, x: Node, value: Node): Node {
  return g.fromWord(g.word('wordXor', g.asWord(value), signOf(g, x)));
}
