/** Powers of units that a text asks for. */
import { Problem } from '../../problem.js';
import { type Dimension, raiseDimension } from './dimension.js';

/** No law of nature comes near it, and far beyond it exponents would not be numbers any more. */
const MAX_EXPONENT = 100;

export function powerOfUnit(base: Dimension, exponent: number, offset: number | undefined): Dimension {
  const power = raiseDimension(base, exponent);
  if (power.every((part) => Math.abs(part) <= MAX_EXPONENT)) return power;
  throw new Problem(`The power ${exponent} is too much for a unit.`, {
    fix: `The exponent of a unit stays within ${MAX_EXPONENT}.`,
    offset,
  });
}
