/**
 * Reduces an angle to y in [-pi/4, pi/4] and a number of quarter turns: x = turns pi/2 + y. y is kept in two parts.
 *
 * Up to a million quarter turns pi/2 in three short parts does it (Cody & Waite); beyond, x is a whole number times a power
 * of two and is multiplied by as many bits of 2/pi as matter (Payne & Hanek 1983), in whole numbers.
 */
import { highWord } from './bits.js';

const TWO_OVER_PI = 0.6366197723675814;
/** pi/2 as a sum: 33 bits, 33 bits, 33 bits, the rest. */
const PART_1 = 1.5707963267341256;
const PART_2 = 6.077100506303966e-11;
const PART_3 = 2.0222662487111665e-21;
const REST = 8.4784276603689e-32;
/** Up to here whole multiples of the parts are exact. */
const MOST_BY_PARTS = 2 ** 20;

export interface Reduced {
  /** Modulo 4. */
  turns: number;
  high: number;
  low: number;
}

const reduced: Reduced = { turns: 0, high: 0, low: 0 };

/** The object is the same at every call. */
export function quarterTurns(x: number): Reduced {
  const turns = Math.floor(x * TWO_OVER_PI + 0.5);
  if (Math.abs(turns) > MOST_BY_PARTS) return reduceHuge(x);
  const first = x - turns * PART_1;
  const second = turns * PART_2;
  const head = first - second;
  const headLost = first - head - second;
  const third = turns * PART_3;
  const high = head - third;
  const lost = head - high - third;
  return put(turns, high, lost + headLost - turns * REST);
}

function put(turns: number, high: number, low: number): Reduced {
  reduced.turns = turns & 3;
  reduced.high = high + low;
  reduced.low = high - reduced.high + low;
  return reduced;
}

const BITS_OF_TWO_OVER_PI = 1216n;
/** The first 1,216 bits of 2/pi behind the point. */
const DIGITS = BigInt(
  `0x${[
    'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424d',
    'd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639',
    '835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f46',
    '3f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
  ].join('')}`,
);
/** pi/2, with 128 bits behind the point. */
const HALF_PI = 0x1921fb54442d18469898cc51701b839a2n;
const HALF_PI_BITS = 128n;
const MANTISSA_BITS = 52;
const KEPT_BITS = 192n;

function reduceHuge(x: number): Reduced {
  const size = Math.abs(x);
  const exponent = ((highWord(size) >>> 20) & 0x7ff) - 1023 - MANTISSA_BITS;
  const whole = BigInt(size / 2 ** exponent);
  // x 2/pi in units of 2^-1216, of which only what lies below four quarter turns matters.
  const product = (whole * DIGITS) << BigInt(Math.max(exponent, 0));
  const fraction = exponent < 0 ? product >> BigInt(-exponent) : product;
  const modulus = 4n << BITS_OF_TWO_OVER_PI;
  const part = fraction % modulus;
  let turns = Number(part >> BITS_OF_TWO_OVER_PI);
  let rest = (part - (BigInt(turns) << BITS_OF_TWO_OVER_PI)) >> (BITS_OF_TWO_OVER_PI - KEPT_BITS);
  if (rest >= 1n << (KEPT_BITS - 1n)) {
    rest -= 1n << KEPT_BITS;
    turns++;
  }
  const angle = (rest * HALF_PI) >> HALF_PI_BITS;
  const high = Number(angle) / 2 ** Number(KEPT_BITS);
  const low = Number(angle - BigInt(high * 2 ** Number(KEPT_BITS))) / 2 ** Number(KEPT_BITS);
  return x < 0 ? put(-turns, -high, -low) : put(turns, high, low);
}
