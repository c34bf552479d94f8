/** Polynomials in the one order of operations that numeric/coefficients.ts asks for. */
import type { Graph, Node } from '../graph.js';

/** By Horner's rule, the highest coefficient last in the list. */
export function horner(g: Graph, coefficients: readonly number[], x: Node): Node {
  const [highest, ...rest] = coefficients.toReversed();
  return rest.reduce<Node>(
    (sum, coefficient) => g.add(g.mul(sum, x), g.number(coefficient)),
    g.number(highest),
  );
}

/** The even powers by Horner's rule in x*x, the odd ones likewise, then `even + x * odd`. */
export function evenOdd(g: Graph, coefficients: readonly number[], x: Node): Node {
  const square = g.mul(x, x);
  const even = horner(
    g,
    coefficients.filter((_, power) => power % 2 === 0),
    square,
  );
  const odd = horner(
    g,
    coefficients.filter((_, power) => power % 2 === 1),
    square,
  );
  return g.add(even, g.mul(x, odd));
}
