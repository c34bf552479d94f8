/** What no loader lets through: data that would turn every weight into nonsense, or that are not what they say. */
import { Problem } from '../problem.js';
import { type Dataset, type Split, sampleWidth } from './dataset.js';

/** The data set itself, if nothing is wrong with it. */
export function checked(dataset: Dataset): Dataset {
  const { name, train, test, shape, classes } = dataset;
  checkSplit(`the training samples of ${name}`, train, sampleWidth(shape), classes.length);
  checkSplit(`the test samples of ${name}`, test, sampleWidth(shape), classes.length);
  return dataset;
}

/** @param what the samples' name in a complaint, such as "the test samples of mnist". */
export function checkSplit(what: string, { inputs, labels }: Split, width: number, classes: number): void {
  const { count, values } = inputs;
  if (count === 0 || width === 0) {
    throw new Problem(`There is nothing in ${what}.`, { fix: 'Give files that hold samples.' });
  }
  if (inputs.width !== width || values.length !== count * width) {
    throw new Problem(
      `${upperFirst(what)} hold ${inputs.width} numbers each (${values.length} in all for ${count}), not ${width}.`,
      { fix: 'Let all samples, of training and of test, be of one size.' },
    );
  }
  if (labels.length !== count) {
    throw new Problem(`There are ${labels.length} labels for ${count} samples in ${what}.`, {
      fix: 'Take the samples and the labels that belong together: one label for each sample.',
    });
  }
  checkNumbers(what, values, width);
  checkLabels(what, labels, classes);
}

function checkNumbers(what: string, values: Float32Array, width: number): void {
  // 0 times a number is 0, and NaN if it is NaN or infinite: one sum tells whether to look for one.
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] * 0;
  if (sum === 0) return;
  const at = values.findIndex((value) => !Number.isFinite(value));
  throw new Problem(
    `Number ${(at % width) + 1} of sample ${Math.floor(at / width) + 1} in ${what} is ${values[at]}.`,
    { fix: 'Leave such samples out, or put a number there.' },
  );
}

function checkLabels(what: string, labels: Split['labels'], classes: number): void {
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] >= 0 && labels[at] < classes) continue;
    throw new Problem(
      `The label of sample ${at + 1} in ${what} is ${labels[at]}; there are ${classes} classes.`,
      {
        fix: `Labels are whole numbers from 0 to ${classes - 1}. Are these the labels of this data set?`,
      },
    );
  }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
