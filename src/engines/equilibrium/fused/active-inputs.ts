import { BYTES, type FusedLayout, INPUT_ROWS } from './layout.js';

/** Inputs that are not 0: what a sample says once. */
export interface ActiveInputs {
  readonly bytes: number;
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/** Takes the zeros out of samples. */
export class InputLister {
  private readonly rowScratch: Int32Array;
  private readonly valueScratch: Float32Array;

  constructor(private readonly layout: FusedLayout) {
    this.rowScratch = new Int32Array(layout.inputs + INPUT_ROWS);
    this.valueScratch = new Float32Array(layout.inputs + INPUT_ROWS);
  }

  active(values: ArrayLike<number>, from: number): ActiveInputs {
    const { rowScratch, valueScratch } = this;
    const { inputs, layers, inputWeights } = this.layout;
    const rowBytes = layers[0].to;
    let count = 0;
    for (let i = 0, row = inputWeights; i < inputs; i++, row += rowBytes) {
      const value = values[from + i];
      if (value === 0) continue;
      rowScratch[count] = row;
      valueScratch[count++] = value;
    }
    for (; count % INPUT_ROWS !== 0; count++) {
      rowScratch[count] = inputWeights;
      valueScratch[count] = 0;
    }
    return {
      bytes: count * BYTES,
      rows: rowScratch.slice(0, count),
      values: valueScratch.slice(0, count),
    };
  }
}
