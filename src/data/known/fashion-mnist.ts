import { gzippedDownloads, IDX_FILES } from './idx-files.js';
import type { KnownDataset } from './known-dataset.js';

export const FASHION_MNIST: KnownDataset = {
  name: 'fashion-mnist',
  about: 'pieces of clothing, 60,000 to learn from and 10,000 to test with, 28x28',
  classes: [
    'T-shirt/top',
    'trouser',
    'pullover',
    'dress',
    'coat',
    'sandal',
    'shirt',
    'sneaker',
    'bag',
    'ankle boot',
  ],
  shape: [28, 28, 1],
  licence: 'MIT',
  page: 'https://github.com/zalandoresearch/fashion-mnist',
  layout: { kind: 'idx' },
  files: [
    {
      name: IDX_FILES.trainImages,
      bytes: 47_040_016,
      sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
    },
    {
      name: IDX_FILES.trainLabels,
      bytes: 60_008,
      sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
    },
    {
      name: IDX_FILES.testImages,
      bytes: 7_840_016,
      sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
    },
    {
      name: IDX_FILES.testLabels,
      bytes: 10_008,
      sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
    },
  ],
  downloads: gzippedDownloads({
    trainImages: 26_421_880,
    trainLabels: 29_515,
    testImages: 4_422_102,
    testLabels: 5_148,
  }),
  mirrors: [
    'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
  ],
};
