import fc from 'fast-check';
import { expect, it } from 'vitest';
import { philox } from '../../src/clock/philox.js';

function blockOf(counter: readonly number[], key: readonly number[]): number[] {
  const block = new Uint32Array(4);
  philox(block, counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
  return [...block];
}

/** From the file `kat_vectors` of Random123 1.14 (Salmon & Moraes), the lines `philox4x32 10`. */
it.each([
  [
    [0, 0, 0, 0],
    [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  ],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  ],
])('gives the published answer for counter %o', (counter, key, answer) => {
  expect(blockOf(counter, key)).toEqual(answer);
});

/** The paper's words in whole numbers of any length. */
function slowly(counter: readonly number[], key: readonly number[]): number[] {
  let [a, b, c, d] = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  const mask = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * a;
    const p1 = 0xcd9e8d57n * c;
    [a, b, c, d] = [(p1 >> 32n) ^ b ^ k0, p1 & mask, (p0 >> 32n) ^ d ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [a, b, c, d].map(Number);
}

it('is what the paper says, for every counter and key', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
      expect(blockOf(counter, key)).toEqual(slowly(counter, key));
    }),
    { numRuns: 500 },
  );
});
