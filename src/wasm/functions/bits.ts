/** Numbers as their bits, as in numeric/bits.ts. */
import { ROUNDER } from '../../numeric/bits.js';
import type { Graph, Node } from '../graph.js';

const EXPONENT_BIAS = 1023n;
const FRACTION_BITS = 52;

const roundersBits = new BigInt64Array(Float64Array.of(ROUNDER).buffer)[0];

/** The whole number nearest to x, below 2^51, as a number and as a word. */
export function wholeNear(g: Graph, x: Node): { readonly whole: Node; readonly word: Node } {
  const shifted = g.add(x, g.number(ROUNDER));
  // In this binade neighbouring bits are neighbouring whole numbers.
  return {
    whole: g.sub(shifted, g.number(ROUNDER)),
    word: g.word('wordSub', g.asWord(shifted), g.bits(roundersBits)),
  };
}

function powerOfTwo(g: Graph, k: Node): Node {
  return g.fromWord(g.shift('wordShl', g.word('wordAdd', k, g.bits(EXPONENT_BIAS)), FRACTION_BITS));
}

/** x * 2^k, by way of half of k. */
export function scaleBy(g: Graph, x: Node, k: Node): Node {
  const half = g.shift('wordSar', k, 1);
  return g.mul(g.mul(x, powerOfTwo(g, half)), powerOfTwo(g, g.word('wordSub', k, half)));
}
