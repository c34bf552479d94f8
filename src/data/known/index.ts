/** The registry: every data set that can be named. To add one, give it an entry here, and say in `open-known.ts` how new layouts are read. */
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { CIFAR10 } from './cifar10.js';
import { FASHION_MNIST } from './fashion-mnist.js';
import type { KnownDataset } from './known-dataset.js';
import { MNIST } from './mnist.js';
import { TABLES } from './tables.js';

export const KNOWN_DATASETS: ReadonlyMap<string, KnownDataset> = new Map(
  [...TABLES, MNIST, FASHION_MNIST, CIFAR10].map((known) => [known.name, known]),
);

export function knownDataset(name: string): KnownDataset {
  const known = KNOWN_DATASETS.get(name);
  if (known === undefined) throw unknownDataset(name);
  return known;
}

export function unknownDataset(name: string): Problem {
  return new Problem(`There is no data set \`${name}\`.`, {
    fix: `${suggestion(name, KNOWN_DATASETS.keys())} \`synfire data list\` tells of each.`,
  });
}
