/** Hyperbolic functions, with the bits of numeric/hyperbolic.ts: those of |x|, then the sign. */
import { SINH, TANH } from '../../numeric/coefficients.js';
import type { Graph, Node } from '../graph.js';
import { EXPONENT_BIAS, FRACTION_BITS, powerOf, withSignOf } from './bits.js';
import { closeSignificandOfPower, exponentOfPower, significandOfPower } from './exp.js';
import { evenOdd } from './polynomial.js';

/** Below these, polynomials; above, exponentials no longer cancel. */
const SINH_POLYNOMIAL = 1;
const TANH_POLYNOMIAL = 0.625;

/** From here sinh and cosh are infinite. */
const FAR = 711;
/** Powers of k - 3 are never too large for one step; k - 2 would do, but not as the bias of a whole number. */
const LEFT_OUT = 3;

/** e^|x| / 2. */
function halfExp(g: Graph, size: Node): Node {
  const near = g.pmin(size, g.number(FAR));
  const k = exponentOfPower(g, near, EXPONENT_BIAS - LEFT_OUT);
  const scaled = g.mul(closeSignificandOfPower(g, near, k.value), powerOf(g, k.word));
  return g.mul(scaled, g.number(2 ** (LEFT_OUT - 1)));
}

function quarterOver(g: Graph, half: Node): Node {
  return g.div(g.number(0.25), half);
}

/** x + x z p(z), z = x^2. */
function oddPolynomial(g: Graph, coefficients: readonly number[], x: Node): Node {
  const z = g.mul(x, x);
  return g.add(x, g.mul(x, g.mul(z, evenOdd(g, coefficients, z))));
}

export function sinh(g: Graph, x: Node): Node {
  const size = g.abs(x);
  const half = halfExp(g, size);
  const large = g.sub(half, quarterOver(g, half));
  const isSmall = g.compare('lt', size, g.number(SINH_POLYNOMIAL));
  return withSignOf(g, x, g.select(isSmall, oddPolynomial(g, SINH, size), large));
}

export function cosh(g: Graph, x: Node): Node {
  const half = halfExp(g, g.abs(x));
  return g.add(half, quarterOver(g, half));
}

/** From an exponent of this tanh is 1, to all bits. */
const ONE_FROM = 40;

export function tanh(g: Graph, x: Node): Node {
  const size = g.abs(x);
  const near = g.pmin(g.mul(g.number(2), size), g.number(ONE_FROM));
  const k = exponentOfPower(g, near, 0);
  const significand = g.asWord(significandOfPower(g, near, k.value));
  // Far from overflow, so the exponent can be added to; of NaN this makes anything, and the polynomial is taken.
  const power = g.fromWord(g.word('wordAdd', significand, g.shift('wordShl', k.word, FRACTION_BITS)));
  const large = g.sub(g.number(1), g.div(g.number(2), g.add(power, g.number(1))));
  const isLarge = g.compare('ge', size, g.number(TANH_POLYNOMIAL));
  return withSignOf(g, x, g.select(isLarge, large, oddPolynomial(g, TANH, size)));
}
