/** Nothing that is no number, and nothing of the wrong size, comes into a network. */
import { Problem } from '../../problem.js';
import type { InputRows, LabelledRows } from './learner.js';

/** Beyond it, an update could overflow f32. Inputs are meant to be of order 1. */
const LARGEST_INPUT = 1e6;

export function demandInputs({ count, width, values }: InputRows, inputs: number): void {
  if (!Number.isInteger(count) || count < 1)
    throw new Problem(`A batch of ${count} samples.`, { fix: 'Give one sample at least.' });
  if (width !== inputs)
    throw new Problem(`A sample has ${width} numbers; the network takes ${inputs}.`, {
      fix: 'Let the first layer be as wide as the samples.',
    });
  if (values.length < count * width)
    throw new Problem(`There are ${values.length} numbers for ${count} samples of ${width}.`, {
      fix: 'Give each sample all its numbers.',
    });
  for (let k = 0; k < count * width; k++)
    if (!(Math.abs(values[k]) <= LARGEST_INPUT))
      throw new Problem(`Number ${k % width} of sample ${Math.floor(k / width)} is ${values[k]}.`, {
        fix: `Leave such samples out, or scale them: numbers lie between -${LARGEST_INPUT} and ${LARGEST_INPUT}.`,
      });
}

export function demandSamples({ inputs, labels, identities }: LabelledRows, widths: readonly number[]): void {
  demandInputs(inputs, widths[0]);
  const classes = widths[widths.length - 1];
  if (labels.length < inputs.count)
    throw new Problem(`There are ${inputs.count} samples and ${labels.length} labels.`, {
      fix: 'Give each sample one label.',
    });
  for (let row = 0; row < inputs.count; row++) {
    if (!(Number.isInteger(labels[row]) && labels[row] >= 0 && labels[row] < classes))
      throw new Problem(`The label of sample ${row} is ${labels[row]}; there are ${classes} classes.`, {
        fix: `Labels are whole numbers from 0 to ${classes - 1}.`,
      });
    if (identities !== undefined && !(Number.isInteger(identities[row]) && identities[row] >= 0))
      throw new Problem(`The identity of sample ${row} is ${identities[row]}.`, {
        fix: 'Identities are whole numbers from 0 on.',
      });
  }
}
