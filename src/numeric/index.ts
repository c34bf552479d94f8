/**
 * Elementary functions with the same bits on every machine and engine: built from +, -, *, / and square root alone, which
 * IEEE 754 fixes to the last bit, where those of `Math` are each maker's own. Each says how far it may be from the
 * true value, in units of the last place; tests/golden/numeric holds them to it.
 */
export { exp } from './exp.js';
export { expm1, exprel, exprelInverse } from './expm1.js';
export { cosh, sinh, tanh } from './hyperbolic.js';
export { acos, asin, atan, atan2 } from './inverse-trigonometric.js';
export { log, log1p, log2, log10 } from './log.js';
export { logFactorial } from './log-factorial.js';
export { pow } from './pow.js';
export { cos, cosTurns, sin, sinTurns, tan } from './trigonometric.js';
