/** The border of every backend: what is not a finite f32 does not get in. */
import { Problem } from '../../problem.js';

/** The values as f32, so many as the matrix has entries. */
export function finiteNumbers(values: ArrayLike<number>, rows: number, columns: number): Float32Array {
  if (values.length !== rows * columns)
    throw new RangeError(`${values.length} values are not the entries of ${rows} x ${columns}`);
  const numbers = values instanceof Float32Array ? values : Float32Array.from(values);
  // 0 times what is not finite is NaN, and stays in the sum: one look at the end instead of one at each number.
  let zero = 0;
  for (let i = 0; i < numbers.length; i++) zero += 0 * numbers[i];
  if (Number.isNaN(zero)) {
    const at = numbers.findIndex((value) => !Number.isFinite(value));
    const where = `row ${Math.floor(at / columns) + 1}, column ${(at % columns) + 1}`;
    throw new Problem(`There is ${numbers[at]} in ${where} of the data.`, {
      fix: 'Give finite numbers, at most 3.4e38; leave out or fill in what is missing.',
    });
  }
  return numbers;
}
