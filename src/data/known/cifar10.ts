import { CIFAR_SHAPE } from '../formats/cifar10.js';
import type { KnownDataset, KnownFile } from './known-dataset.js';

/** Of each file: 10,000 records of 3,073 bytes. */
const FILE_BYTES = 30_730_000;

const file = (name: string, sha256: string): KnownFile => ({ name, bytes: FILE_BYTES, sha256 });

export const CIFAR10_TEST_FILE = 'test_batch.bin';

const FILES: readonly KnownFile[] = [
  file('data_batch_1.bin', 'cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5'),
  file('data_batch_2.bin', 'a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed'),
  file('data_batch_3.bin', 'bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67'),
  file('data_batch_4.bin', '014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48'),
  file('data_batch_5.bin', '755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add'),
  file(CIFAR10_TEST_FILE, '8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b'),
];

export const CIFAR10: KnownDataset = {
  name: 'cifar10',
  about: 'colour pictures of ten kinds of things, 50,000 to learn from and 10,000 to test with, 32x32',
  classes: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
  shape: CIFAR_SHAPE,
  licence: 'none stated; its makers ask to cite Krizhevsky 2009',
  page: 'https://www.cs.toronto.edu/~kriz/cifar.html',
  layout: { kind: 'cifar10' },
  files: FILES,
  downloads: [
    {
      path: 'cifar-10-binary.tar.gz',
      bytes: 170_052_171,
      packing: 'tar.gz',
      holds: FILES.map(({ name }) => name),
    },
  ],
  mirrors: [
    'https://www.cs.toronto.edu/~kriz/',
    'https://cave.cs.toronto.edu/kriz/',
    'https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/',
  ],
};
