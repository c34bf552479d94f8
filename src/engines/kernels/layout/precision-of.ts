/**
 * Which columns of neurons are kept as f32 where that is asked for: all but times and counts. Those grow as long as a
 * network runs, and 24 bits hold a time to the tenth of a millisecond for half an hour, and no longer.
 */
import type { Column } from '../../../equations/program.js';
import { SECOND, sameDimension } from '../../../equations/units/dimension.js';
import type { Precision } from '../../../numeric/precision.js';

export function precisionOf({ type, dimension }: Column, asked: Precision): Precision {
  return type === 'integer' || sameDimension(dimension, SECOND) ? 'f64' : asked;
}
