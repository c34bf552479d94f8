import type { Download } from './known-dataset.js';

/** What the makers of MNIST called its files; Fashion-MNIST and others kept the names. */
export const IDX_FILES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
} as const;

/** Each file gzipped, under its own name. */
export function gzippedDownloads(bytes: Readonly<Record<keyof typeof IDX_FILES, number>>): Download[] {
  return Object.entries(IDX_FILES).map(([part, name]) => ({
    path: `${name}.gz`,
    bytes: bytes[part as keyof typeof IDX_FILES],
    packing: 'gzip',
    holds: [name],
  }));
}
