import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIdx } from '../../../src/data/formats/idx.js';
import { readIdxSplit } from '../../../src/data/formats/idx-split.js';
import { Problem } from '../../../src/problem.js';
import { idxFile } from '../files.js';

describe('an idx file', () => {
  test('gives back what was written, wherever its bytes lie in a buffer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 4 }), fc.nat(3), (sizes, offset) => {
        const values = Uint8Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, (_, k) => k % 251);
        const file = idxFile(sizes, values);
        const inside = new Uint8Array(file.length + offset);
        inside.set(file, offset);
        const read = readIdx(inside.subarray(offset), 'file');
        expect(read.sizes).toEqual(sizes);
        expect([...read.values]).toEqual([...values]);
      }),
    );
  });

  test('cut off anywhere, or longer than it says, is refused', () => {
    const file = idxFile([2, 3, 1], [1, 2, 3, 4, 5, 6]);
    for (let length = 0; length < file.length; length++)
      expect(() => readIdx(file.subarray(0, length), 'f')).toThrow(Problem);
    expect(() => readIdx(file.subarray(0, file.length - 1), 'f')).toThrow(/has 21 bytes.*tells of 22/);
    expect(() => readIdx(Uint8Array.of(...file, 0), 'f')).toThrow(/1 bytes more/);
  });

  test.each([
    ['floats', idxFile([1], [0, 0, 0, 0], 0x0d), /holds 32-bit floating-point numbers/],
    ['no known type', idxFile([1], [0], 0x07), /is no idx file/],
    ['no sizes', idxFile([], [0]), /is no idx file/],
    ['text', new TextEncoder().encode('a,b,c\n'), /is no idx file/],
    ['sizes whose product is beyond all memory', idxFile([2 ** 32 - 1, 2 ** 32 - 1], [0]), /ends too soon/],
  ])('of %s is refused', (_, file, message) => {
    expect(() => readIdx(file, 'f')).toThrow(message);
  });
});

describe('pictures and labels', () => {
  const images = { bytes: idxFile([2, 1, 2], [0, 51, 255, 102]), shown: 'images' };
  const labels = { bytes: idxFile([2], [1, 0]), shown: 'labels' };

  test('are scaled to 0..1, with one channel where none is told', () => {
    const { split, shape } = readIdxSplit(images, labels);
    expect(shape).toEqual([1, 2, 1]);
    expect(split.inputs).toEqual({ count: 2, width: 2, values: Float32Array.of(0, 0.2, 1, 0.4) });
    expect([...split.labels]).toEqual([1, 0]);
  });

  test('keep their channels', () => {
    const colour = { bytes: idxFile([1, 1, 1, 3], [1, 2, 3]), shown: 'images' };
    expect(readIdxSplit(colour, { bytes: idxFile([1], [0]), shown: 'l' }).shape).toEqual([1, 1, 3]);
  });

  test('that were mixed up are refused', () => {
    expect(() => readIdxSplit(labels, images)).toThrow(/`labels` has 1 sizes.*the file of labels\?/);
    expect(() => readIdxSplit(images, images)).toThrow(/`images` has 3 sizes.*the file of pictures\?/);
  });
});
