import { Problem } from '../problem.js';
import { sha256 } from './digest.js';
import type { KnownFile } from './known/known-dataset.js';

/** The bytes of a known file, if they are the right ones. */
export async function verified(bytes: Uint8Array, file: KnownFile, shown: string): Promise<Uint8Array> {
  const fault = await faultOf(bytes, file);
  if (fault === undefined) return bytes;
  throw new Problem(`\`${shown}\` ${fault}.`, {
    fix: 'It is damaged, or of another data set: take the file away and fetch it again.',
  });
}

/** What is wrong with the bytes, as the end of a sentence; undefined if nothing is. */
export async function faultOf(bytes: Uint8Array, file: KnownFile): Promise<string | undefined> {
  if (bytes.length !== file.bytes) return `has ${bytes.length} bytes instead of ${file.bytes}`;
  const digest = await sha256(bytes);
  if (digest !== file.sha256) return `has the SHA-256 ${digest} instead of ${file.sha256}`;
  return undefined;
}
