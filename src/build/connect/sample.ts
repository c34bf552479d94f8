/** A number of neurons drawn from the first `count`, with or without repeats. */
import type { Draw } from './wiring.js';

/** `into` receives the neurons drawn; the first `size` draws of the row are used. */
export function sampleWithRepeats(
  into: Uint32Array,
  size: number,
  count: number,
  draw: Draw,
  row: number,
): void {
  for (let nth = 0; nth < size; nth++) into[nth] = Math.floor(draw(row, nth) * count);
}

/**
 * Every subset of `size` neurons is as likely as any other: Floyd's method (Bentley & Floyd 1987, CACM 30:754), whose
 * work goes with the sample and not with the population.
 */
export class DistinctSampler {
  /** The last row that chose a neuron, plus one: cleared by moving on. */
  private readonly chosenBy: Float64Array;

  constructor(count: number) {
    this.chosenBy = new Float64Array(count);
  }

  sample(into: Uint32Array, size: number, count: number, draw: Draw, row: number): void {
    const mark = row + 1;
    for (let nth = 0; nth < size; nth++) {
      const last = count - size + nth;
      const drawn = Math.floor(draw(row, nth) * (last + 1));
      const neuron = this.chosenBy[drawn] === mark ? last : drawn;
      this.chosenBy[neuron] = mark;
      into[nth] = neuron;
    }
  }
}
