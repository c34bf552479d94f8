/** Samples with their labels, as every protocol of the lab takes them; the splits of a data set (`src/data`) are such. */
import { Problem } from '../problem.js';
import { pickRows, type Rows, rowRange } from './rows.js';

export interface Samples {
  readonly inputs: Rows;
  /** Of each row, from 0 to classes - 1. */
  readonly labels: ArrayLike<number>;
}

/** The samples named, in their order. */
export function pickSamples({ inputs, labels }: Samples, indices: ArrayLike<number>): Samples {
  return {
    inputs: pickRows(inputs, indices),
    labels: Uint32Array.from(indices, (index) => labels[index]),
  };
}

/** The first `count` of them, or all there are. */
export function firstSamples({ inputs, labels }: Samples, count: number): Samples {
  const kept = Math.min(count, inputs.count);
  return {
    inputs: rowRange(inputs, 0, kept),
    labels: Uint32Array.from({ length: kept }, (_, row) => labels[row]),
  };
}

/**
 * Refuses what would turn weights into nonsense: no samples, numbers that are none, labels out of range.
 * @param name what the samples are called in the complaint, such as "the training samples".
 */
export function checkSamples(
  name: string,
  { inputs, labels }: Samples,
  width: number,
  classes: number,
): void {
  const { count, width: given, values } = inputs;
  if (count === 0)
    throw new Problem(`There are no samples in ${name}.`, { fix: 'Choose data that holds some.' });
  if (given !== width) {
    throw new Problem(`A sample of ${name} has ${given} numbers; the network takes ${width}.`, {
      fix: `Let the first of --layers be ${given}, or choose other data.`,
    });
  }
  if (labels.length !== count) {
    throw new Problem(`There are ${count} samples and ${labels.length} labels in ${name}.`, {
      fix: 'Give each sample one label.',
    });
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    const [sample, place] = [Math.floor(wrong / width), wrong % width];
    throw new Problem(`Number ${place} of sample ${sample} of ${name} is ${values[wrong]}.`, {
      fix: 'Leave such samples out, or mend them, before learning from them.',
    });
  }
  for (let row = 0; row < count; row++) {
    const label = labels[row];
    if (Number.isInteger(label) && label >= 0 && label < classes) continue;
    throw new Problem(`The label of sample ${row} of ${name} is ${label}; there are ${classes} classes.`, {
      fix: `Labels are whole numbers from 0 to ${classes - 1}.`,
    });
  }
}
