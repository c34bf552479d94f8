/** Archives of the kind "ustar" (POSIX.1-1988): a header of 512 bytes before each file, which is filled up to a multiple of 512. */
import { Problem } from '../../problem.js';

/** Views of the plain files in the archive, by the last part of their paths: nothing is ever written to where a path says. */
export function readTar(bytes: Uint8Array, shown: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const size = octal(header, SIZE);
    const begin = at + BLOCK;
    if (octal(header, CHECKSUM) !== checksum(header) || !(size >= 0 && begin + size <= bytes.length)) {
      throw new Problem(`\`${shown}\` is no tar archive, or is damaged at byte ${at}.`, {
        fix: 'Fetch it again.',
      });
    }
    if (PLAIN_FILES.includes(header[TYPE]))
      files.set(lastPart(text(header, NAME)), bytes.subarray(begin, begin + size));
    at = begin + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function text(header: Uint8Array, [from, length]: readonly [number, number]): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** NaN unless there are digits. They may have a sign: a size below 0 would lead back to where it was read. */
function octal(header: Uint8Array, field: readonly [number, number]): number {
  return Number.parseInt(text(header, field).trim(), 8);
}

/** Of all bytes of the header, as if its own field held spaces. */
function checksum(header: Uint8Array): number {
  const [from, length] = CHECKSUM;
  return header.reduce((sum, byte, at) => sum + (at >= from && at < from + length ? SPACE : byte), 0);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const BLOCK = 512;
/** Where the fields of a header begin, and their lengths. */
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;
const TYPE = 156;
/** '0', or nothing in archives older than the standard. */
const PLAIN_FILES: readonly number[] = [0x30, 0];
const SPACE = 0x20;
