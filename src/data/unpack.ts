import { Problem } from '../problem.js';
import { gunzip, isGzip } from './formats/gzip.js';
import { readTar } from './formats/tar.js';
import type { Download, KnownDataset } from './known/known-dataset.js';
import { faultOf } from './verified.js';

/**
 * The files that come of a download, each held against its digest. Servers may have undone the compression on the way: what is
 * plain already is taken as it is.
 */
export async function unpack(
  known: KnownDataset,
  download: Download,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = known.files.filter(({ name }) => download.holds.includes(name));
  const plain = isGzip(bytes) ? await gunzip(bytes, download.path, mostBytes(known, download)) : bytes;
  const files =
    download.packing === 'tar.gz' ? readTar(plain, download.path) : new Map([[wanted[0].name, plain]]);
  for (const file of wanted) {
    const found = files.get(file.name);
    const fault = found === undefined ? 'is not there' : await faultOf(found, file);
    if (fault !== undefined) {
      throw new Problem(`\`${file.name}\` of \`${download.path}\` ${fault}.`, {
        fix: 'It is damaged, or not the right one: take it from another place.',
      });
    }
  }
  return new Map(wanted.map(({ name }) => [name, files.get(name)!]));
}

/** No server has reason to send more than the files and what an archive adds to them. */
export function mostBytes({ files }: KnownDataset, { holds }: Download): number {
  const bytes = files.reduce((sum, { name, bytes }) => sum + (holds.includes(name) ? bytes : 0), 0);
  return bytes + ARCHIVE_BYTES;
}

/** Headers, notes and padding of an archive. */
const ARCHIVE_BYTES = 2 ** 20;
