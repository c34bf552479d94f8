import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { png, pngUrl } from '../../../src/lab/plots/png.js';

const palette = [
  [0, 0, 0],
  [255, 128, 0],
] as const;

test('the pixels come back from a PNG, however many there are', () => {
  for (const [width, height] of [
    [1, 1],
    [5, 3],
    [400, 400],
  ]) {
    const pixels = Uint8Array.from({ length: width * height }, (_, k) => (k * 7919) % 2);
    const chunks = chunksOf(png({ width, height, pixels, palette }));
    expect(chunks.map(({ name }) => name)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    const lines = inflateSync(chunks[2].data);
    expect(lines).toHaveLength(height * (width + 1));
    const back = pixels.map((_, k) => lines[Math.floor(k / width) * (width + 1) + 1 + (k % width)]);
    expect(back).toEqual(pixels);
  }
});

test('the data URL is base64 of the file', () => {
  for (const width of [1, 2, 3]) {
    const picture = { width, height: 1, pixels: new Uint8Array(width), palette };
    expect(pngUrl(picture)).toBe(`data:image/png;base64,${Buffer.from(png(picture)).toString('base64')}`);
  }
});

/** Checks every checksum on the way. */
function chunksOf(file: Uint8Array): { name: string; data: Buffer }[] {
  const buffer = Buffer.from(file);
  const chunks: { name: string; data: Buffer }[] = [];
  for (let at = 8; at < buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    const named = buffer.subarray(at + 4, at + 8 + length);
    expect(buffer.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.push({ name: named.toString('latin1', 0, 4), data: named.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}
