/** Where data come from: a folder, reached by whoever has one. Nothing in `data/` opens a file itself. */
import { gunzip } from './formats/gzip.js';

export interface DataFiles {
  /** The folder as the user knows it. */
  readonly shown: string;
  /** All of a file; undefined if there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Names of the files in it, sorted. */
  list(): Promise<readonly string[]>;
}

export const GZIPPED = '.gz';

/** A file that may lie there as it is or gzipped. */
export async function readPlainOrGzipped(
  files: DataFiles,
  name: string,
  mostBytes?: number,
): Promise<Uint8Array | undefined> {
  const plain = await files.read(name);
  if (plain !== undefined) return plain;
  const zipped = await files.read(name + GZIPPED);
  return zipped && gunzip(zipped, `${files.shown}/${name}${GZIPPED}`, mostBytes);
}
