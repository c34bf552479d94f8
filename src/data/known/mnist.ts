import { gzippedDownloads, IDX_FILES } from './idx-files.js';
import type { KnownDataset } from './known-dataset.js';

export const MNIST: KnownDataset = {
  name: 'mnist',
  about: 'handwritten digits, 60,000 to learn from and 10,000 to test with, 28x28',
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  shape: [28, 28, 1],
  licence: 'CC BY-SA 3.0',
  page: 'http://yann.lecun.com/exdb/mnist/',
  layout: { kind: 'idx' },
  files: [
    {
      name: IDX_FILES.trainImages,
      bytes: 47_040_016,
      sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    },
    {
      name: IDX_FILES.trainLabels,
      bytes: 60_008,
      sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    },
    {
      name: IDX_FILES.testImages,
      bytes: 7_840_016,
      sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    },
    {
      name: IDX_FILES.testLabels,
      bytes: 10_008,
      sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
    },
  ],
  downloads: gzippedDownloads({
    trainImages: 9_912_422,
    trainLabels: 28_881,
    testImages: 1_648_877,
    testLabels: 4_542,
  }),
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
};
