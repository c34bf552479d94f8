import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.js';
import { FORMAT_VERSION, pack, unpack } from '../../src/state/container.js';

const sample = () => pack({ name: 'Grüße', list: [1, 2] }, [[1.5, -0, Number.NaN], new Uint32Array([7])]);

describe('the container of a checkpoint', () => {
  it('gives back what was put in, to the bit', async () => {
    const { header, body } = await unpack(await sample());
    expect(header).toEqual({ name: 'Grüße', list: [1, 2] });
    expect(Array.from(body, (value) => Object.is(value, -0))).toEqual([false, true, false, false]);
    expect([...body]).toEqual([1.5, -0, Number.NaN, 7]);
  });

  it('can lie anywhere in a buffer', async () => {
    const bytes = await sample();
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect((await unpack(moved.subarray(3))).body).toHaveLength(4);
  });

  it('refuses a file with any byte changed', async () => {
    const bytes = await sample();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = bytes.slice();
          damaged[at] ^= change;
          await expect(unpack(damaged)).rejects.toBeInstanceOf(Problem);
        },
      ),
    );
  });

  it('refuses a file cut short anywhere, or with something behind it', async () => {
    const bytes = await sample();
    for (let length = 0; length < bytes.length; length++) {
      await expect(unpack(bytes.subarray(0, length))).rejects.toBeInstanceOf(Problem);
    }
    await expect(unpack(new Uint8Array([...bytes, 0]))).rejects.toThrow('damaged');
  });

  it('says what is wrong', async () => {
    const bytes = await sample();
    await expect(unpack(new TextEncoder().encode('{"synfire": 1}, which is long'))).rejects.toThrow(
      'not a checkpoint',
    );
    await expect(unpack(bytes.subarray(0, 60))).rejects.toThrow('cut short');
    const later = bytes.slice();
    new DataView(later.buffer).setUint32(8, FORMAT_VERSION + 1, true);
    await expect(unpack(later)).rejects.toThrow('version of synfire that wrote it');
  });
});
