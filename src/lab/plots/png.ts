/**
 * Pictures of pixels for SVG: a PNG of up to 256 colours as a data URL (ISO/IEC 15948). The pixels are stored, not packed: what a
 * few hundred receptive fields take is no more than a photograph.
 */

export interface PalettePicture {
  readonly width: number;
  readonly height: number;
  /** Index into `palette` of each pixel, row after row. */
  readonly pixels: Uint8Array;
  /** Red, green and blue of each colour, from 0 to 255. */
  readonly palette: readonly (readonly [number, number, number])[];
}

export function pngUrl(picture: PalettePicture): string {
  return `data:image/png;base64,${base64(png(picture))}`;
}

export function png({ width, height, pixels, palette }: PalettePicture): Uint8Array {
  return joined([
    Uint8Array.of(...SIGNATURE),
    chunk('IHDR', joined([word(width), word(height), Uint8Array.of(BIT_DEPTH, COLOUR_BY_PALETTE, 0, 0, 0)])),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', zlib(scanlines(width, height, pixels))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Each row after a byte that says how it was filtered: not at all. */
function scanlines(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const lines = new Uint8Array(height * (width + 1));
  for (let row = 0; row < height; row++) {
    lines.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return lines;
}

/** A zlib stream (RFC 1950) of stored blocks (RFC 1951). */
function zlib(data: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(...ZLIB_HEAD)];
  for (let at = 0; at < data.length; at += MOST_STORED) {
    const block = data.subarray(at, at + MOST_STORED);
    const last = at + MOST_STORED >= data.length ? 1 : 0;
    const { length } = block;
    parts.push(Uint8Array.of(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), block);
  }
  return joined([...parts, word(adler32(data))]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  return joined([word(data.length), named, word(crc32(named))]);
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? CRC_POLYNOMIAL : 0);
  }
  return ~crc >>> 0;
}

function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of data) {
    low = (low + byte) % ADLER_MODULUS;
    high = (high + low) % ADLER_MODULUS;
  }
  return ((high << 16) | low) >>> 0;
}

const word = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let k = 0; k < 4; k++) text += at + k > bytes.length ? '=' : DIGITS[(bits >> (18 - 6 * k)) & 63];
  }
  return text;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BIT_DEPTH = 8;
const COLOUR_BY_PALETTE = 3;
/** Deflate with a window of 32 KiB, the least effort, no dictionary. */
const ZLIB_HEAD = [0x78, 0x01];
const MOST_STORED = 65_535;
const CRC_POLYNOMIAL = 0xedb88320;
const ADLER_MODULUS = 65_521;
