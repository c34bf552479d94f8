/** asin, acos and atan, with the bits of numeric/inverse-trigonometric.ts. */
import { ASIN, ATAN, ATAN_3_2, ATAN_HALF, HALF_PI } from '../../numeric/coefficients.js';
import type { Graph, Node } from '../graph.js';
import { withSignOf } from './bits.js';
import { head } from './exact.js';
import { evenOdd } from './polynomial.js';

const [HALF_PI_HIGH, HALF_PI_LOW] = HALF_PI;

/** How atan is made of atan(c) and atan(t) for |x| below `upTo`. */
interface Piece {
  readonly upTo: number;
  readonly high: number;
  readonly low: number;
  /** t is the quotient of these. */
  readonly above: (g: Graph, size: Node) => Node;
  readonly below: (g: Graph, size: Node) => Node;
}

/** c of 0, 1/2, 1, 3/2 and infinity. */
const PIECES: readonly Piece[] = [
  { upTo: 7 / 16, high: 0, low: 0, above: (_, size) => size, below: (g) => g.number(1) },
  {
    upTo: 11 / 16,
    high: ATAN_HALF[0],
    low: ATAN_HALF[1],
    above: (g, size) => g.sub(g.mul(g.number(2), size), g.number(1)),
    below: (g, size) => g.add(g.number(2), size),
  },
  {
    upTo: 19 / 16,
    high: 0.5 * HALF_PI_HIGH,
    low: 0.5 * HALF_PI_LOW,
    above: (g, size) => g.sub(size, g.number(1)),
    below: (g, size) => g.add(size, g.number(1)),
  },
  {
    upTo: 39 / 16,
    high: ATAN_3_2[0],
    low: ATAN_3_2[1],
    above: (g, size) => g.sub(size, g.number(1.5)),
    below: (g, size) => g.add(g.number(1), g.mul(g.number(1.5), size)),
  },
  {
    upTo: Number.POSITIVE_INFINITY,
    high: HALF_PI_HIGH,
    low: HALF_PI_LOW,
    above: (g) => g.number(-1),
    below: (_, size) => size,
  },
];

export function atan(g: Graph, x: Node): Node {
  const size = g.abs(x);
  const pick = (of: (piece: Piece) => Node): Node =>
    PIECES.slice(0, -1).reduceRight(
      (later, piece) => g.select(g.compare('lt', size, g.number(piece.upTo)), of(piece), later),
      of(PIECES.at(-1)!),
    );
  const t = g.div(
    pick(({ above }) => above(g, size)),
    pick(({ below }) => below(g, size)),
  );
  const z = g.mul(t, t);
  const rest = g.mul(t, g.mul(z, evenOdd(g, ATAN, z)));
  const tail = g.add(
    t,
    g.add(
      rest,
      pick(({ low }) => g.number(low)),
    ),
  );
  return withSignOf(
    g,
    x,
    g.add(
      pick(({ high }) => g.number(high)),
      tail,
    ),
  );
}

/** Above this, the half-angle formula is used. */
const HALF = 0.5;
/** Less than every sum it is compared with but 0. */
const TINY = 2 ** -1000;

interface HalfAngle {
  readonly isSmall: Node;
  /** asin(s)/s - 1, of s = |x| if that is small, else of the square root below. */
  readonly asinRest: Node;
  /** The first bits of sqrt((1 - |x|)/2), and asin of that root less them. */
  readonly first: Node;
  readonly rest: Node;
}

function halfAngle(g: Graph, size: Node): HalfAngle {
  const isSmall = g.compare('lt', size, g.number(HALF));
  const z = g.mul(g.number(0.5), g.sub(g.number(1), size));
  const s = g.sqrt(z);
  const first = head(g, s);
  // 0 where z is.
  const rootRest = g.div(g.sub(z, g.mul(first, first)), g.pmax(g.add(s, first), g.number(TINY)));
  const square = g.select(isSmall, g.mul(size, size), z);
  const asinRest = g.mul(square, evenOdd(g, ASIN, square));
  return { isSmall, asinRest, first, rest: g.add(rootRest, g.mul(s, asinRest)) };
}

export function asin(g: Graph, x: Node): Node {
  const size = g.abs(x);
  const { isSmall, asinRest, first, rest } = halfAngle(g, size);
  const small = g.add(size, g.mul(size, asinRest));
  const large = g.add(
    g.sub(g.number(HALF_PI_HIGH), g.mul(g.number(2), first)),
    g.sub(g.number(HALF_PI_LOW), g.mul(g.number(2), rest)),
  );
  return withSignOf(g, x, g.select(isSmall, small, large));
}

export function acos(g: Graph, x: Node): Node {
  const { isSmall, asinRest, first, rest } = halfAngle(g, g.abs(x));
  const high = g.number(HALF_PI_HIGH);
  const low = g.number(HALF_PI_LOW);
  const small = g.sub(high, g.sub(x, g.sub(low, g.mul(x, asinRest))));
  const ofPositive = g.add(first, rest);
  const ofNegative = g.add(g.sub(high, first), g.sub(low, rest));
  const large = g.mul(g.number(2), g.select(g.compare('gt', x, g.number(0)), ofPositive, ofNegative));
  return g.select(isSmall, small, large);
}
