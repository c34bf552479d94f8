import { Problem } from '../../problem.js';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];
}

/**
 * What the gzipped bytes hold, with the checksum that gzip keeps verified.
 * @param most refuses to unpack more than this: a few bytes can claim to hold gigabytes.
 */
export async function gunzip(
  bytes: Uint8Array,
  shown: string,
  most = MOST_UNPACKED_BYTES,
): Promise<Uint8Array> {
  const unpacked = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (const reader = unpacked.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        await reader.cancel();
        break;
      }
      parts.push(value);
    }
  } catch {
    throw new Problem(`\`${shown}\` cannot be unpacked: it is damaged, or only a part of it has arrived.`, {
      fix: 'Fetch it again.',
    });
  }
  if (length > most) {
    throw new Problem(`\`${shown}\` unpacks to more than the ${most} bytes that are allowed.`, {
      fix: 'It is not what it should be: take it from another place.',
    });
  }
  return joined(parts, length);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const MAGIC = [0x1f, 0x8b] as const;
/** As long as an array of bytes may safely be in every engine of JavaScript. */
const MOST_UNPACKED_BYTES = 2 ** 31 - 1;
