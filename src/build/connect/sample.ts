/** A number of neurons drawn from the first `count`, with or without repeats, ascending. */
import type { Draws } from './wiring.js';

const WORD = 2 ** 32;
const BITS = 32;
const TOP_BIT = BITS - 1;
/** Samples with fewer neurons than one in so many are sorted; looking through all bits would take longer. */
const SPARSE = 128;

/**
 * A bit for each neuron says whether it was drawn: that tells repeats, and reading the bits in order sorts the sample. The
 * work goes with the sample, not with the population.
 */
export class Sampler {
  private readonly bits: Uint32Array;
  /** What came once more than its bit can say. */
  private again: Uint32Array = new Uint32Array(0);

  /** @param most largest `count` asked for. */
  constructor(
    most: number,
    private readonly draws: Draws,
  ) {
    this.bits = new Uint32Array(Math.ceil(most / BITS));
  }

  /**
   * Every subset of `into.length` neurons is as likely as any other: Floyd's method (Bentley & Floyd 1987, CACM 30:754), which
   * needs one draw for each neuron. Uses the first draws of the row.
   */
  distinct(into: Uint32Array, count: number, row: number): void {
    const { bits } = this;
    const size = into.length;
    for (let nth = 0; nth < size; nth++) {
      const last = count - size + nth;
      let neuron = below(last + 1, this.draws.word(row, nth));
      if (((bits[neuron >>> 5] >>> (neuron & TOP_BIT)) & 1) === 1) neuron = last;
      bits[neuron >>> 5] |= 1 << (neuron & TOP_BIT);
      into[nth] = neuron;
    }
    if (size * SPARSE >= count) this.readBits(into, count);
    else this.sort(into);
  }

  /** Each of `into.length` neurons is drawn from all. */
  withRepeats(into: Uint32Array, count: number, row: number): void {
    const { bits } = this;
    const size = into.length;
    if (this.again.length < size) this.again = new Uint32Array(size);
    let repeats = 0;
    for (let nth = 0; nth < size; nth++) {
      const neuron = below(count, this.draws.word(row, nth));
      if (((bits[neuron >>> 5] >>> (neuron & TOP_BIT)) & 1) === 1) this.again[repeats++] = neuron;
      bits[neuron >>> 5] |= 1 << (neuron & TOP_BIT);
      into[nth] = neuron;
    }
    if (size * SPARSE < count) {
      this.sort(into);
      return;
    }
    this.readBits(into.subarray(0, size - repeats), count);
    merge(into, size - repeats, this.again.subarray(0, repeats).sort());
  }

  /** Leaves no bit behind. */
  private readBits(into: Uint32Array, count: number): void {
    const { bits } = this;
    const words = Math.ceil(count / BITS);
    let place = 0;
    for (let word = 0; word < words; word++) {
      let left = bits[word];
      if (left === 0) continue;
      bits[word] = 0;
      while (left !== 0) {
        const lowest = left & -left;
        into[place++] = word * BITS + TOP_BIT - Math.clz32(lowest);
        left ^= lowest;
      }
    }
  }

  private sort(into: Uint32Array): void {
    for (const neuron of into) this.bits[neuron >>> 5] = 0;
    into.sort();
  }
}

/**
 * A whole number from 0 up to but not including `count`, each as likely as any other to one part in 2^32 / count, from
 * 32 random bits.
 */
function below(count: number, word: number): number {
  return Math.floor((word * count) / WORD);
}

/** Into the first `length` numbers of `into`, ascending, comes what is in `more`, ascending. */
function merge(into: Uint32Array, length: number, more: Uint32Array): void {
  let from = length - 1;
  let place = into.length - 1;
  for (let next = more.length - 1; next >= 0; place--) {
    into[place] = from >= 0 && into[from] > more[next] ? into[from--] : more[next--];
  }
}
