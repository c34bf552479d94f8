/** What is known of a data set before any of it is there: an entry of the registry. */

export interface KnownDataset {
  readonly name: string;
  /** One line. */
  readonly about: string;
  readonly classes: readonly string[];
  /** Of one sample, as `Dataset.shape`. */
  readonly shape: readonly number[];
  readonly licence: string;
  /** Where its makers tell of it. */
  readonly page: string;
  readonly layout: Layout;
  /** In the folder that holds the data set. Any of them may be gzipped there. */
  readonly files: readonly KnownFile[];
  /** How to get the files; none where they come with this package. */
  readonly downloads: readonly Download[];
  /** Addresses that the downloads lie under, tried in this order. */
  readonly mirrors: readonly string[];
}

/** How the files make samples. */
export type Layout =
  | { readonly kind: 'idx' }
  | { readonly kind: 'cifar10' }
  /** One table for both parts. @property highest what the numbers are divided by; their range in training if left out. */
  | { readonly kind: 'table'; readonly highest?: number };

export interface KnownFile {
  readonly name: string;
  /** Not gzipped, as is the digest. */
  readonly bytes: number;
  readonly sha256: string;
}

export interface Download {
  /** Under each mirror. */
  readonly path: string;
  /** Roughly: mirrors pack differently. */
  readonly bytes: number;
  readonly packing: 'gzip' | 'tar.gz';
  /** Names of the files that come of it. */
  readonly holds: readonly string[];
}
