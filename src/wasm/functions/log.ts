/** Logarithms, with the bits of numeric/log.ts. `call` is for what is not positive, finite and normal. */
import { LN2, LOG10_2, LOG10_E_SPLIT } from '../../numeric/coefficients.js';
import type { FunctionRef } from '../code.js';
import type { Graph, Node } from '../graph.js';
import { withSignOf } from './bits.js';
import { head } from './exact.js';
import { isRareForLog, logHead, logTail, splitByTwo } from './log-kernel.js';

const [LN2_HIGH, LN2_LOW] = LN2;

export function log(g: Graph, x: Node, call: FunctionRef): Node {
  return g.unlessRare(isRareForLog(g, x), logOfOrdinary(g, x), call, [x]);
}

/** log(1 + x): what 1 + x loses in rounding is put back to first order. */
export function log1p(g: Graph, x: Node, call: FunctionRef): Node {
  const u = g.add(g.number(1), x);
  const ofSmall = g.sub(x, g.sub(u, g.number(1)));
  const ofLarge = g.sub(g.number(1), g.sub(u, x));
  const lost = g.select(g.compare('lt', x, g.number(1)), ofSmall, ofLarge);
  // Of -0 too.
  const usual = withSignOf(g, x, logOfOrdinary(g, u, g.div(lost, u)));
  return g.unlessRare(isRareForLog(g, u), usual, call, [x]);
}

/** @param more is added last of all. */
function logOfOrdinary(g: Graph, x: Node, more?: Node): Node {
  const { k, m } = splitByTwo(g, x);
  const f = g.sub(m, g.number(1));
  const first = logHead(g, f);
  const whole = g.mul(k, g.number(LN2_HIGH));
  const sum = g.add(whole, first);
  const small = g.add(logTail(g, f), g.mul(k, g.number(LN2_LOW)));
  return g.add(sum, g.add(g.add(g.sub(whole, sum), first), more === undefined ? small : g.add(small, more)));
}

const [UNIT_HIGH, UNIT_LOW] = LOG10_E_SPLIT;
const [TWO_HIGH, TWO_LOW] = LOG10_2;

export function log10(g: Graph, x: Node, call: FunctionRef): Node {
  const { k, m } = splitByTwo(g, x);
  const f = g.sub(m, g.number(1));
  const wholeHead = logHead(g, f);
  const first = head(g, wholeHead);
  const rest = g.add(g.sub(wholeHead, first), logTail(g, f));
  const product = g.mul(first, g.number(UNIT_HIGH));
  const whole = g.mul(k, g.number(TWO_HIGH));
  const sum = g.add(whole, product);
  const small = g.add(
    g.add(g.mul(first, g.number(UNIT_LOW)), g.mul(rest, g.number(UNIT_HIGH + UNIT_LOW))),
    g.mul(k, g.number(TWO_LOW)),
  );
  const usual = g.add(sum, g.add(g.add(g.sub(whole, sum), product), small));
  return g.unlessRare(isRareForLog(g, x), usual, call, [x]);
}
