/** Samples with labels, in two parts: what is learned from, and what tells how well. Plain arrays, wherever they came from. */
export interface Dataset {
  readonly name: string;
  /** Label k stands for `classes[k]`. */
  readonly classes: readonly string[];
  /** Of one sample: [height, width, channels] of a picture, [numbers] of a row of measurements. Stored in this order, last first. */
  readonly shape: readonly number[];
  readonly train: Split;
  readonly test: Split;
}

export interface Split {
  readonly inputs: Rows;
  /** Of each row, from 0 on. */
  readonly labels: Labels;
}

/** A sample in each row, row after row. */
export interface Rows {
  readonly count: number;
  /** Numbers in a row. */
  readonly width: number;
  readonly values: Float32Array;
}

export type Labels = Uint8Array | Int32Array;

/** Numbers in a sample. */
export function sampleWidth(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Both parts changed alike. */
export function mapSplits(dataset: Dataset, change: (split: Split) => Split): Dataset {
  return { ...dataset, train: change(dataset.train), test: change(dataset.test) };
}
