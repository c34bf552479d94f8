import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpikeHash } from '../../src/bus/spike-hash.js';

/** The comment of spike-hash.ts, word for word, in integers without limit. */
function specified(spikes: readonly (readonly [number, number, number])[]): string {
  const M = 2n ** 32n;
  const rotl = (word: bigint, by: bigint): bigint => ((word << by) | (word >> (32n - by))) % M;
  let high = 0x53594e46n;
  let low = 0x49524531n;
  for (const [tick, population, neuron] of spikes) {
    for (const w of [BigInt(tick) % M, BigInt(tick) / M, BigInt(population), BigInt(neuron)]) {
      high = ((rotl(high, 5n) ^ w) * 0x9e3779b1n) % M;
      high ^= high >> 15n;
      low = ((rotl(low, 13n) + w) * 0x85ebca77n + high) % M;
      low ^= low >> 13n;
    }
  }
  return ((high << 32n) | low).toString(16).padStart(16, '0');
}

const spikes = fc.array(fc.tuple(fc.maxSafeNat(), fc.nat({ max: 50 }), fc.nat({ max: 2 ** 31 - 1 })), {
  maxLength: 20,
});

describe('the spike hash', () => {
  it('is what its comment says', () => {
    fc.assert(
      fc.property(spikes, (list) => {
        const hash = new SpikeHash();
        for (const spike of list) hash.add(...spike);
        expect(hash.toString()).toBe(specified(list));
      }),
    );
  });

  it('goes on from its words', () => {
    const whole = new SpikeHash();
    whole.add(3, 0, 1);
    const second = new SpikeHash(whole.words);
    whole.add(4, 1, 2);
    second.add(4, 1, 2);
    expect(second.toString()).toBe(whole.toString());
  });

  it('minds the order and every part of a spike', () => {
    const hashOf = (...list: [number, number, number][]): string => {
      const hash = new SpikeHash();
      for (const spike of list) hash.add(...spike);
      return hash.toString();
    };
    const different = [
      hashOf(),
      hashOf([0, 0, 0]),
      hashOf([0, 0, 0], [0, 0, 0]),
      hashOf([1, 0, 0]),
      hashOf([0, 1, 0]),
      hashOf([0, 0, 1]),
      hashOf([2 ** 32, 0, 0]),
      hashOf([1, 0, 0], [2, 0, 0]),
      hashOf([2, 0, 0], [1, 0, 0]),
    ];
    expect(new Set(different).size).toBe(different.length);
    for (const hash of different) expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('does not collide among many short trains', () => {
    const seen = new Set<string>();
    for (let tick = 0; tick < 100; tick++) {
      for (let neuron = 0; neuron < 300; neuron++) {
        const hash = new SpikeHash();
        hash.add(tick, 0, neuron);
        seen.add(hash.toString());
      }
    }
    expect(seen.size).toBe(30_000);
  });
});
