/** Two backends that are told the same, and compared. */
import { expect } from 'vitest';
import type { Backend, Matrix } from '../../../src/engines/tensor/backend.js';

/** A matrix in each. */
export interface Pair {
  readonly plain: Matrix;
  readonly other: Matrix;
}

export class Beside {
  constructor(
    readonly plain: Backend,
    readonly other: Backend,
  ) {}

  matrix(rows: number, columns: number, values: ArrayLike<number>): Pair {
    return {
      plain: this.plain.matrix(rows, columns, values),
      other: this.other.matrix(rows, columns, values),
    };
  }

  /** Does the same in both; `of` takes a backend's matrix out of a pair. */
  both(work: (backend: Backend, of: (pair: Pair) => Matrix) => void): void {
    work(this.plain, ({ plain }) => plain);
    work(this.other, ({ other }) => other);
  }

  within(work: () => void): void {
    this.plain.within(() => this.other.within(work));
  }

  /** But for the sign of 0. */
  expectSame({ plain, other }: Pair): void {
    const unsigned = (values: Float32Array): number[] => Array.from(values, (value) => value + 0);
    expect(unsigned(this.other.read(other))).toEqual(unsigned(this.plain.read(plain)));
  }

  /** @param scale at each entry: the size of what was added up for it. */
  expectNear({ plain, other }: Pair, scale?: ArrayLike<number>): void {
    const wanted = this.plain.read(plain);
    const found = this.other.read(other);
    expect(found.length).toBe(wanted.length);
    for (let i = 0; i < wanted.length; i++) {
      const allowed = TOLERANCE * (scale?.[i] ?? Math.abs(wanted[i])) + SMALLEST;
      if (Object.is(found[i], wanted[i]) || Math.abs(found[i] - wanted[i]) <= allowed) continue;
      expect.fail(`entry ${i} is ${found[i]} and should be ${wanted[i]}`);
    }
  }
}

const TOLERANCE = 1e-5;
/** What may be lost below the normal numbers of f32. */
const SMALLEST = 1e-37;

/** Numbers between -1 and 1 that look random; the same for the same seed. */
export function numbers(count: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Few different whole numbers, so that there are ties and every sum is exact. */
export function wholeNumbers(count: number, seed: number): Float32Array {
  return numbers(count, seed).map((value) => Math.round(3 * value));
}
