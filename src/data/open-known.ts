/** A data set of the registry, from a folder that holds its files. */
import { Problem } from '../problem.js';
import { checked } from './check.js';
import { type DataFiles, readPlainOrGzipped } from './data-files.js';
import type { Dataset, Split } from './dataset.js';
import { readCifar10 } from './formats/cifar10.js';
import { decodeTable, readTable } from './formats/csv.js';
import { readIdxSplit } from './formats/idx-split.js';
import { CIFAR10_TEST_FILE } from './known/cifar10.js';
import { IDX_FILES } from './known/idx-files.js';
import type { KnownDataset, KnownFile } from './known/known-dataset.js';
import { splitStratified } from './stratified.js';
import { transform } from './transform.js';
import { verified } from './verified.js';

/** Every file is held against its digest. */
export async function openKnown(known: KnownDataset, files: DataFiles): Promise<Dataset> {
  const found = new Map(
    await Promise.all(known.files.map(async (file) => [file.name, await readKnown(file, files)] as const)),
  );
  return checked(assemble(known, (name) => found.get(name)!));
}

interface ReadFile {
  readonly bytes: Uint8Array;
  readonly shown: string;
}

async function readKnown(file: KnownFile, files: DataFiles): Promise<ReadFile> {
  const shown = `${files.shown}/${file.name}`;
  const bytes = await readPlainOrGzipped(files, file.name, file.bytes);
  if (bytes === undefined) {
    throw new Problem(`\`${shown}\` is missing, and so is \`${file.name}.gz\`.`, {
      fix: 'All files of the data set must lie in the folder.',
    });
  }
  return { bytes: await verified(bytes, file, shown), shown };
}

function assemble(known: KnownDataset, file: (name: string) => ReadFile): Dataset {
  const { name, classes, shape, layout } = known;
  const dataset = (train: Split, test: Split): Dataset => ({ name, classes, shape, train, test });
  switch (layout.kind) {
    case 'idx': {
      const part = (images: string, labels: string) => readIdxSplit(file(images), file(labels)).split;
      return dataset(
        part(IDX_FILES.trainImages, IDX_FILES.trainLabels),
        part(IDX_FILES.testImages, IDX_FILES.testLabels),
      );
    }
    case 'cifar10': {
      const train = known.files.filter((each) => each.name !== CIFAR10_TEST_FILE);
      return dataset(
        readCifar10(train.map((each) => file(each.name))),
        readCifar10([file(CIFAR10_TEST_FILE)]),
      );
    }
    case 'table': {
      const { bytes, shown } = file(known.files[0].name);
      const { split } = readTable(decodeTable(bytes, shown), shown, { classes });
      if (layout.highest === undefined) {
        const { train, test } = splitStratified(split, classes.length);
        return transform(dataset(train, test), 'range');
      }
      const { train, test } = splitStratified(scaled(split, layout.highest), classes.length);
      return dataset(train, test);
    }
  }
}

function scaled({ inputs, labels }: Split, highest: number): Split {
  return { inputs: { ...inputs, values: inputs.values.map((value) => value / highest) }, labels };
}
