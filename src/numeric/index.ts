/**
 * Elementary functions in f64, made of additions, multiplications, divisions and square roots only: the same bits in
 * every engine, browser and machine. Each file states its error in ulp (units in the last place of the result),
 * and tests hold it to that.
 */
export { exp, expm1, exprel } from './exp.js';
export { cosh, sinh, tanh } from './hyperbolic.js';
export { acos, asin, atan, atan2 } from './inverse-trigonometric.js';
export { log, log1p, log2, log10 } from './log.js';
export { pow } from './power.js';
export { cos, sin, tan } from './trigonometric.js';
