/**
 * The format of MNIST: two zero bytes, a code for the type of number, how many sizes there are, each size as a big-endian word of
 * 32 bits, then the numbers, last index quickest (Y. LeCun, C. Cortes & C. Burges, "The MNIST database of handwritten digits").
 */
import { Problem } from '../../problem.js';

export interface IdxArray {
  readonly sizes: readonly number[];
  /** A view of the file's own bytes. */
  readonly values: Uint8Array;
}

/** @param shown the file as its reader knows it. */
export function readIdx(bytes: Uint8Array, shown: string): IdxArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < MAGIC_BYTES || view.getUint16(0) !== 0) throw notIdx(shown);
  const [type, dimensions] = [view.getUint8(2), view.getUint8(3)];
  if (!ELEMENT_TYPES.has(type) || dimensions === 0) throw notIdx(shown);
  if (type !== UNSIGNED_BYTES) {
    throw new Problem(
      `\`${shown}\` holds ${ELEMENT_TYPES.get(type)}; pictures and labels are unsigned bytes.`,
      {
        fix: 'Save them as unsigned bytes, or give the data as a table (CSV).',
      },
    );
  }
  const headerBytes = MAGIC_BYTES + SIZE_BYTES * dimensions;
  if (bytes.length < headerBytes) throw truncated(shown, bytes.length, headerBytes);
  const sizes = Array.from({ length: dimensions }, (_, k) => view.getUint32(MAGIC_BYTES + SIZE_BYTES * k));
  const wanted = headerBytes + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length < wanted) throw truncated(shown, bytes.length, wanted);
  if (bytes.length > wanted) {
    throw new Problem(`\`${shown}\` has ${bytes.length - wanted} bytes more than its header tells.`, {
      fix: 'The file is damaged: fetch it again.',
    });
  }
  return { sizes, values: bytes.subarray(headerBytes) };
}

function notIdx(shown: string): Problem {
  return new Problem(`\`${shown}\` is no idx file: it does not begin as one.`, {
    fix: 'Give files in the format of MNIST (train-images-idx3-ubyte and so on), plain or gzipped.',
  });
}

function truncated(shown: string, has: number, wants: number): Problem {
  return new Problem(`\`${shown}\` ends too soon: it has ${has} bytes, and its header tells of ${wants}.`, {
    fix: 'Only a part of it has arrived: fetch it again.',
  });
}

const MAGIC_BYTES = 4;
const SIZE_BYTES = 4;
const UNSIGNED_BYTES = 0x08;
const ELEMENT_TYPES: ReadonlyMap<number, string> = new Map([
  [UNSIGNED_BYTES, 'unsigned bytes'],
  [0x09, 'signed bytes'],
  [0x0b, '16-bit integers'],
  [0x0c, '32-bit integers'],
  [0x0d, '32-bit floating-point numbers'],
  [0x0e, '64-bit floating-point numbers'],
]);
