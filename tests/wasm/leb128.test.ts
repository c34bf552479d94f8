import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PADDED_LENGTH, paddedUnsigned, signed, unsigned } from '../../src/wasm/leb128.js';

const LARGEST_U32 = 0xffffffff;
const PAYLOAD = 0x7fn;
const MORE = 0x80;

/** The slow obvious reader. */
function read(bytes: readonly number[], isSigned: boolean): bigint {
  const width = 7n * BigInt(bytes.length);
  const value = bytes.reduce((sum, byte, k) => sum | ((BigInt(byte) & PAYLOAD) << (7n * BigInt(k))), 0n);
  return isSigned ? BigInt.asIntN(Number(width), value) : value;
}

function endsOnce(bytes: readonly number[]): boolean {
  return bytes.every(
    (byte, k) => byte >= 0 && byte <= 0xff && ((byte & MORE) === 0) === (k === bytes.length - 1),
  );
}

describe('integers of any length', () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 1]],
    [624485, [0xe5, 0x8e, 0x26]],
    [LARGEST_U32, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('writes %d as the specification does', (value, bytes) => expect(unsigned(value)).toEqual(bytes));

  it.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [-123456, [0xc0, 0xbb, 0x78]],
  ])('writes %d with its sign', (value, bytes) => expect(signed(value)).toEqual(bytes));

  it('reads back every unsigned number, in its fewest bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_U32 }), (value) => {
        const bytes = unsigned(value);
        expect(read(bytes, false)).toBe(BigInt(value));
        expect(endsOnce(bytes)).toBe(true);
        expect(bytes.length).toBe(Math.max(1, Math.ceil(value.toString(2).length / 7)));
      }),
    );
  });

  it('reads back padded numbers, of one length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LARGEST_U32 }), (value) => {
        const bytes = paddedUnsigned(value);
        expect(read(bytes, false)).toBe(BigInt(value));
        expect(endsOnce(bytes)).toBe(true);
        expect(bytes.length).toBe(PADDED_LENGTH);
      }),
    );
  });

  it('reads back every word of 64 bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const bytes = signed(value);
        expect(read(bytes, true)).toBe(value);
        expect(endsOnce(bytes)).toBe(true);
      }),
    );
  });
});
