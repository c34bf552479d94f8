/** tanh in f32, within 1.5 ulp: that of |x|, then the sign. */
import type { Graph, Node } from '../../graph.js';
import { evenOdd } from '../polynomial.js';
import { withSignOf } from './bits.js';
import { TANH_F32 } from './coefficients.js';
import { expWithin } from './exp.js';

/** Below it a polynomial; above, exponentials no longer cancel. */
const POLYNOMIAL = 0.625;
/** From an exponent of this tanh is 1, to all bits. */
const ONE_FROM = 20;

export function tanh(g: Graph, x: Node): Node {
  const size = g.abs(x);
  const power = expWithin(g, g.pmin(g.add(size, size), g.number(ONE_FROM)));
  const large = g.sub(g.number(1), g.div(g.number(2), g.add(power, g.number(1))));
  const z = g.mul(size, size);
  const small = g.add(size, g.mul(size, g.mul(z, evenOdd(g, TANH_F32, z))));
  return withSignOf(g, x, g.select(g.compare('ge', size, g.number(POLYNOMIAL)), large, small));
}
