/**
 * The file format of a checkpoint, knowing nothing of what is in it: a JSON header, raw arrays, a digest.
 *
 *     bytes       what
 *     8           "SYNFIRE" and a line feed
 *     4           version of the format, u32
 *     4           length of the header, u32
 *     8           length of the body, u64
 *     header      JSON, UTF-8
 *     body        arrays of f64, one after another
 *     32          SHA-256 of all the bytes before
 *
 * All numbers are little-endian. The header comes first so that the length of everything is known before anything is
 * believed; the digest comes last so that a file cut short cannot pass.
 */
import { Problem } from '../problem.js';

/** 1 knew no columns that are one value throughout (checkpoint.ts); whoever reads 2 reads it too. */
export const FORMAT_VERSION = 2;
const OLDEST_VERSION = 1;

export interface Contents {
  readonly header: unknown;
  readonly body: Float64Array;
}

export async function pack(header: unknown, arrays: readonly ArrayLike<number>[]): Promise<Uint8Array> {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const values = arrays.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(PREAMBLE_BYTES + text.length + values * F64_BYTES + DIGEST_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(VERSION_AT, FORMAT_VERSION, true);
  view.setUint32(HEADER_LENGTH_AT, text.length, true);
  view.setBigUint64(BODY_LENGTH_AT, BigInt(values * F64_BYTES), true);
  bytes.set(text, PREAMBLE_BYTES);
  let at = PREAMBLE_BYTES + text.length;
  for (const array of arrays) {
    for (let k = 0; k < array.length; k++, at += F64_BYTES) view.setFloat64(at, array[k], true);
  }
  bytes.set(await sha256(bytes.subarray(0, at)), at);
  return bytes;
}

export async function unpack(bytes: Uint8Array): Promise<Contents> {
  const isOurs = MAGIC.every((byte, k) => bytes[k] === byte);
  if (!isOurs) {
    throw new Problem('This is not a checkpoint.', {
      fix: 'Give a file from the `checkpoints` of a run folder.',
    });
  }
  if (bytes.length < PREAMBLE_BYTES) throw cutShort();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(VERSION_AT, true);
  if (version < OLDEST_VERSION || version > FORMAT_VERSION) {
    throw new Problem(
      `This checkpoint has format ${version}; this version of synfire reads ${OLDEST_VERSION} to ${FORMAT_VERSION}.`,
      {
        fix: 'Read it with the version of synfire that wrote it.',
      },
    );
  }
  const headerEnd = PREAMBLE_BYTES + view.getUint32(HEADER_LENGTH_AT, true);
  const bodyEnd = headerEnd + Number(view.getBigUint64(BODY_LENGTH_AT, true));
  if (bytes.length < bodyEnd + DIGEST_BYTES) throw cutShort();
  const digest = await sha256(bytes.subarray(0, bodyEnd));
  const whole =
    bytes.length === bodyEnd + DIGEST_BYTES && digest.every((byte, k) => bytes[bodyEnd + k] === byte);
  if (!whole) {
    throw new Problem('This checkpoint is damaged: its digest does not match.', {
      fix: 'Use the checkpoint before it.',
    });
  }
  const body = new Float64Array((bodyEnd - headerEnd) / F64_BYTES);
  for (let k = 0; k < body.length; k++) body[k] = view.getFloat64(headerEnd + k * F64_BYTES, true);
  return { header: JSON.parse(new TextDecoder().decode(bytes.subarray(PREAMBLE_BYTES, headerEnd))), body };
}

export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

function cutShort(): Problem {
  return new Problem('This checkpoint has been cut short.', { fix: 'Use the checkpoint before it.' });
}

const MAGIC = new TextEncoder().encode('SYNFIRE\n');
const VERSION_AT = 8;
const HEADER_LENGTH_AT = 12;
const BODY_LENGTH_AT = 16;
const PREAMBLE_BYTES = 24;
const DIGEST_BYTES = 32;
const F64_BYTES = 8;
