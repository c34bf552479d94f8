/** Four vectors as rows become four vectors as columns. */
import type { Code, Local } from '../../../wasm/code.js';
import { LANES } from './loops.js';

const BYTES_PER_LANE = 4;

/** A shuffle of the eight lanes of two vectors. */
const shuffleOf = (...lanes: number[]): number[] =>
  lanes.flatMap((lane) => Array.from({ length: BYTES_PER_LANE }, (_, byte) => lane * BYTES_PER_LANE + byte));

const FIRST_TWO_OF_EACH = shuffleOf(0, 4, 1, 5);
const LAST_TWO_OF_EACH = shuffleOf(2, 6, 3, 7);
const FIRST_HALVES = shuffleOf(0, 1, 4, 5);
const LAST_HALVES = shuffleOf(2, 3, 6, 7);

export function transpose(code: Code, rows: readonly Local[]): Local[] {
  if (rows.length !== LANES) throw new RangeError('four vectors are turned into four');
  const [r0, r1, r2, r3] = rows;
  const mix = (a: Local, b: Local, lanes: readonly number[]): Local => {
    const mixed = code.local('v128');
    code.get(a, b).shuffle(lanes).set(mixed);
    return mixed;
  };
  const [low, lowToo] = [mix(r0, r1, FIRST_TWO_OF_EACH), mix(r2, r3, FIRST_TWO_OF_EACH)];
  const [high, highToo] = [mix(r0, r1, LAST_TWO_OF_EACH), mix(r2, r3, LAST_TWO_OF_EACH)];
  return [
    mix(low, lowToo, FIRST_HALVES),
    mix(low, lowToo, LAST_HALVES),
    mix(high, highToo, FIRST_HALVES),
    mix(high, highToo, LAST_HALVES),
  ];
}
