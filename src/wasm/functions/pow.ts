/** x^y, with the bits of numeric/pow.ts. */
import { FIFTH, LN2, LOG_TAIL, THIRD } from '../../numeric/coefficients.js';
import type { FunctionRef } from '../code.js';
import type { Graph, Node } from '../graph.js';
import { productError } from './exact.js';
import { between, expClose } from './exp.js';
import { isRareForLog, splitByTwo } from './log-kernel.js';
import { evenOdd } from './polynomial.js';

const [LN2_HIGH, LN2_LOW] = LN2;
/** As in numeric/pow.ts. */
const FAR = 2 ** 66;
const OVERFLOWS = 760;

/** Exponents that numeric/ treats on their own. */
const EXACT_POWERS: ReadonlyMap<number, (g: Graph, x: Node) => Node> = new Map([
  [-1, (g, x) => g.div(g.number(1), x)],
  [0.5, squareRoot],
  [1, (_, x) => x],
  [2, (g, x) => g.mul(x, x)],
  [3, (g, x) => g.mul(g.mul(x, x), x)],
  [4, (g, x) => g.mul(g.mul(x, x), g.mul(x, x))],
]);

/** How x^y is computed for a y that is easy; undefined for others. */
export const exactPower = (y: number): ((g: Graph, x: Node) => Node) | undefined => EXACT_POWERS.get(y);

/** @param call for every x that is not positive, finite and normal, unless y is known and such x are as easy. */
export function pow(g: Graph, x: Node, y: Node, call: FunctionRef): Node {
  if (y.operation === 'constant') {
    const exact = exactPower(y.value!);
    if (exact !== undefined) return exact(g, x);
  }
  const rare = g.or(isRareForLog(g, x), g.compare('ne', y, y));
  return g.unlessRare(rare, ofOrdinary(g, x, y), call, [x, y]);
}

function ofOrdinary(g: Graph, x: Node, y: Node): Node {
  const general = powPositive(g, x, between(g, y, -FAR, FAR));
  if (y.operation === 'constant') return general;
  return [...EXACT_POWERS].reduce(
    (otherwise, [exponent, exact]) =>
      g.select(g.compare('eq', y, g.number(exponent)), exact(g, x), otherwise),
    general,
  );
}

/** That of -0 is 0, and that of -infinity infinity. */
function squareRoot(g: Graph, x: Node): Node {
  const isLowest = g.compare('eq', x, g.number(Number.NEGATIVE_INFINITY));
  return g.sqrt(g.select(isLowest, g.number(Number.POSITIVE_INFINITY), g.add(x, g.number(0))));
}

/** A rounded value and what it lacks. */
interface Wide {
  readonly high: Node;
  readonly low: Node;
}

function powPositive(g: Graph, x: Node, y: Node): Node {
  const log = logWide(g, x);
  const high = g.mul(y, log.high);
  const low = g.add(productError(g, y, log.high, high), g.mul(y, log.low));
  const matters = g.compare('lt', g.abs(high), g.number(OVERFLOWS));
  return expClose(g, high, g.select(matters, low, g.number(0)));
}

/** The logarithm to some 70 bits. */
function logWide(g: Graph, x: Node): Wide {
  const { k, m } = splitByTwo(g, x);
  const logM = logOfSignificand(g, m);
  const whole = g.mul(k, g.number(LN2_HIGH));
  const high = g.add(whole, logM.high);
  const lost = g.add(g.sub(whole, high), logM.high);
  return { high, low: g.add(lost, g.add(logM.low, g.mul(k, g.number(LN2_LOW)))) };
}

/** log(m) = 2s (1 + z/3 + z^2/5 + ...), s = (m-1)/(m+1), z = s^2. */
function logOfSignificand(g: Graph, m: Node): Wide {
  const s = quotientOfNeighbours(g, m);
  const z = g.mul(s.high, s.high);
  const squareLow = g.add(productError(g, s.high, s.high, z), g.mul(g.mul(g.number(2), s.high), s.low));
  const square = { high: z, low: squareLow };
  const tail = g.mul(z, evenOdd(g, LOG_TAIL, z));
  const fifth = g.add(g.number(FIFTH[0]), tail);
  const fifthLow = g.add(g.add(g.sub(g.number(FIFTH[0]), fifth), tail), g.number(FIFTH[1]));
  const inner = times(g, square, { high: fifth, low: fifthLow });
  const third = g.add(g.number(THIRD[0]), inner.high);
  const thirdLow = g.add(
    g.add(g.sub(g.number(THIRD[0]), third), inner.high),
    g.add(inner.low, g.number(THIRD[1])),
  );
  const cubic = times(g, s, times(g, square, { high: third, low: thirdLow }));
  const high = g.mul(g.number(2), g.add(s.high, cubic.high));
  const lost = g.add(g.sub(s.high, g.mul(g.number(0.5), high)), cubic.high);
  return { high, low: g.mul(g.number(2), g.add(lost, g.add(s.low, cubic.low))) };
}

/** (m - 1) / (m + 1). */
function quotientOfNeighbours(g: Graph, m: Node): Wide {
  const one = g.number(1);
  const above = g.add(m, one);
  const aboveLow = g.sub(m, g.sub(above, one));
  const high = g.div(g.sub(m, one), above);
  const back = g.mul(high, above);
  const missing = g.sub(g.sub(m, one), back);
  const lost = g.sub(g.sub(missing, productError(g, high, above, back)), g.mul(high, aboveLow));
  return { high, low: g.div(lost, above) };
}

function times(g: Graph, a: Wide, b: Wide): Wide {
  const high = g.mul(a.high, b.high);
  const lost = g.add(productError(g, a.high, b.high, high), g.mul(a.high, b.low));
  return { high, low: g.add(lost, g.mul(a.low, b.high)) };
}
