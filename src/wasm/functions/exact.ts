/** Sums and products with what rounding took from them, step by step as in numeric/exact.ts. */
import type { Graph, Node } from '../graph.js';

/** 2^27 + 1. */
const SPLITTER = 134217729;

/** The first 26 bits of a number below 2^996. */
export function head(g: Graph, x: Node): Node {
  const wide = g.mul(x, g.number(SPLITTER));
  return g.sub(wide, g.sub(wide, x));
}

/** What is missing from `sum` = a + b rounded. */
export function sumError(g: Graph, a: Node, b: Node, sum: Node): Node {
  const bPart = g.sub(sum, a);
  return g.add(g.sub(a, g.sub(sum, bPart)), g.sub(b, bPart));
}

/** What is missing from `product` = a * b rounded. */
export function productError(g: Graph, a: Node, b: Node, product: Node): Node {
  const aHead = head(g, a);
  const bHead = head(g, b);
  const aRest = g.sub(a, aHead);
  const bRest = g.sub(b, bHead);
  const heads = g.sub(g.mul(aHead, bHead), product);
  return g.add(g.add(g.add(heads, g.mul(aHead, bRest)), g.mul(aRest, bHead)), g.mul(aRest, bRest));
}
