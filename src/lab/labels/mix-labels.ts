/** Samples with room for a label behind their numbers: one entry for each class. */
import { newRows, type Rows, rowOf } from '../rows.js';

export interface LabelRoom {
  readonly classes: number;
  /** The entry of a sample's label, as a share of the sample's own length: at 1 both weigh the same. */
  readonly strength: number;
}

/** @param labelOf of a row; undefined leaves the room empty. */
export function mixLabels(
  inputs: Rows,
  { classes, strength }: LabelRoom,
  labelOf?: (row: number) => number,
): Rows {
  const mixed = newRows(inputs.count, inputs.width + classes);
  for (let row = 0; row < inputs.count; row++) {
    const sample = rowOf(inputs, row);
    const into = rowOf(mixed, row);
    into.set(sample);
    if (labelOf !== undefined) into[inputs.width + labelOf(row)] = strength * lengthOf(sample);
  }
  return mixed;
}

function lengthOf(sample: Float32Array): number {
  let square = 0;
  for (let k = 0; k < sample.length; k++) square += sample[k] * sample[k];
  return Math.sqrt(square);
}
