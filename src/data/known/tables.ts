/** Small tables from the UCI repository that come with this package, in `stimuli/` (see its README). */
import type { KnownDataset } from './known-dataset.js';

/** What all of them have in common. */
const OF_UCI = { licence: 'CC BY 4.0', downloads: [], mirrors: [] } as const;

export const TABLES: readonly KnownDataset[] = [
  {
    ...OF_UCI,
    name: 'digits',
    about: 'handwritten digits, 1,438 to learn from and 359 to test with, 8x8; comes with synfire',
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shape: [8, 8, 1],
    page: 'https://doi.org/10.24432/C50P49',
    layout: { kind: 'table', highest: 16 },
    files: [
      {
        name: 'digits.csv',
        bytes: 264_712,
        sha256: '6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8',
      },
    ],
  },
  {
    ...OF_UCI,
    name: 'iris',
    about: 'three kinds of iris by 4 measurements, 120 to learn from and 30 to test with; comes with synfire',
    classes: ['setosa', 'versicolor', 'virginica'],
    shape: [4],
    page: 'https://doi.org/10.24432/C56C76',
    layout: { kind: 'table' },
    files: [
      {
        name: 'iris.csv',
        bytes: 3_734,
        sha256: '6965543259bb2336bb4c9dbb35e3e0638c9e015cff198299df4ec7fc84839b81',
      },
    ],
  },
  {
    ...OF_UCI,
    name: 'wine',
    about:
      'wines of three growers by 13 measurements, 142 to learn from and 36 to test with; comes with synfire',
    classes: ['class_0', 'class_1', 'class_2'],
    shape: [13],
    page: 'https://doi.org/10.24432/C5PC7J',
    layout: { kind: 'table' },
    files: [
      {
        name: 'wine.csv',
        bytes: 12_370,
        sha256: 'd36a29e284f8d726d01de988f3cbd056c22b02d9c15a01e72273e26373faf97d',
      },
    ],
  },
  {
    ...OF_UCI,
    name: 'breast-cancer',
    about: 'tumours by 30 measurements, 456 to learn from and 113 to test with; comes with synfire',
    classes: ['malignant', 'benign'],
    shape: [30],
    page: 'https://doi.org/10.24432/C5DW2B',
    layout: { kind: 'table' },
    files: [
      {
        name: 'breast-cancer.csv',
        bytes: 123_861,
        sha256: '8b8aa3675141b72d6a3648ead4a7059cad138443c6c139a02f65a7b6ef2f2c89',
      },
    ],
  },
];
