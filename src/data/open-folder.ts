/** A data set of the user's own: a folder of idx files, of CIFAR-10's binary files, or of tables, known by the files' names. */
import { Problem } from '../problem.js';
import { checked } from './check.js';
import { type DataFiles, GZIPPED, readPlainOrGzipped } from './data-files.js';
import type { Dataset, Labels } from './dataset.js';
import { CIFAR_SHAPE, readCifar10 } from './formats/cifar10.js';
import { decodeTable, readTable } from './formats/csv.js';
import { readIdxSplit } from './formats/idx-split.js';
import { CIFAR10, CIFAR10_TEST_FILE } from './known/cifar10.js';
import { IDX_FILES } from './known/idx-files.js';
import { splitStratified } from './stratified.js';

export async function openFolder(files: DataFiles): Promise<Dataset> {
  const names = new Set((await files.list()).map((name) => name.replace(/\.gz$/, '')));
  if (names.has(IDX_FILES.trainImages)) return checked(await idxFolder(files));
  if (names.has(CIFAR10_TEST_FILE)) return checked(await cifarFolder(files, names));
  if (names.has(TRAIN_TABLE) && names.has(TEST_TABLE)) return checked(await twoTables(files));
  const tables = [...names].filter((name) => name.endsWith('.csv'));
  if (tables.length === 1) return checked(await oneTable(files, tables[0]));
  throw new Problem(`\`${files.shown}\` holds no data set that can be recognised.`, {
    fix: WHAT_IT_MAY_HOLD,
  });
}

async function idxFolder(files: DataFiles): Promise<Dataset> {
  const part = async (images: string, labels: string) =>
    readIdxSplit(await demand(files, images), await demand(files, labels));
  const train = await part(IDX_FILES.trainImages, IDX_FILES.trainLabels);
  const test = await part(IDX_FILES.testImages, IDX_FILES.testLabels);
  if (train.shape.join() !== test.shape.join()) {
    throw new Problem(
      `The training pictures of ${files.shown} are ${train.shape.join('x')}, the test pictures ${test.shape.join('x')}.`,
      { fix: 'Let all pictures, of training and of test, be of one size.' },
    );
  }
  return {
    name: files.shown,
    classes: numbered(train.split.labels, test.split.labels),
    shape: train.shape,
    train: train.split,
    test: test.split,
  };
}

async function cifarFolder(files: DataFiles, names: ReadonlySet<string>): Promise<Dataset> {
  const train = [...names].filter((name) => CIFAR_TRAIN_FILE.test(name)).sort();
  return {
    name: files.shown,
    classes: CIFAR10.classes,
    shape: CIFAR_SHAPE,
    train: readCifar10(await Promise.all(train.map((name) => demand(files, name)))),
    test: readCifar10([await demand(files, CIFAR10_TEST_FILE)]),
  };
}

/** The classes are those of the table to learn from. Numbers are taken as they are. */
async function twoTables(files: DataFiles): Promise<Dataset> {
  const { split: train, classes } = await table(files, TRAIN_TABLE);
  const { split: test } = await table(files, TEST_TABLE, classes);
  return { name: files.shown, classes, shape: [train.inputs.width], train, test };
}

async function oneTable(files: DataFiles, name: string): Promise<Dataset> {
  const { split, classes } = await table(files, name);
  return {
    name: files.shown,
    classes,
    shape: [split.inputs.width],
    ...splitStratified(split, classes.length),
  };
}

async function table(files: DataFiles, name: string, classes?: readonly string[]) {
  const { bytes, shown } = await demand(files, name);
  return readTable(decodeTable(bytes, shown), shown, { classes });
}

async function demand(files: DataFiles, name: string) {
  const shown = `${files.shown}/${name}`;
  const bytes = await readPlainOrGzipped(files, name);
  if (bytes !== undefined) return { bytes, shown };
  throw new Problem(`\`${shown}\` is missing, and so is \`${name}${GZIPPED}\`.`, { fix: WHAT_IT_MAY_HOLD });
}

/** A class for every number up to the highest label. */
function numbered(...labels: readonly Labels[]): readonly string[] {
  let highest = 0;
  for (const part of labels) for (const label of part) highest = Math.max(highest, label);
  return Array.from({ length: highest + 1 }, (_, k) => String(k));
}

export const WHAT_IT_MAY_HOLD =
  `A folder may hold ${Object.values(IDX_FILES).join(', ')} (as of MNIST); the *.bin files of CIFAR-10; ` +
  '`train.csv` and `test.csv`, or one table, with the label in the last column. Each may be gzipped.';
const TRAIN_TABLE = 'train.csv';
const TEST_TABLE = 'test.csv';
const CIFAR_TRAIN_FILE = /^data_batch_\d+\.bin$/;
