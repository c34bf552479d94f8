import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSpikes, encodeSpikes, spikeFileHead } from '../../src/probes/spike-file.js';
import { Problem } from '../../src/problem.js';

const spikeList = fc
  .array(fc.tuple(fc.nat(2 ** 40), fc.nat(300), fc.nat(2 ** 32 - 1)), { maxLength: 60 })
  .map((list) => list.sort((a, b) => a[0] - b[0]));

function columns(list: readonly (readonly [number, number, number])[]) {
  return {
    ticks: list.map(([tick]) => tick),
    populations: list.map(([, population]) => population),
    neurons: list.map(([, , neuron]) => neuron),
  };
}

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

test('what is written in parts is read back whole', () => {
  fc.assert(
    fc.property(spikeList, fc.nat(60), (list, cut) => {
      const first = list.slice(0, cut);
      const file = joined(
        spikeFileHead(1e-4),
        encodeSpikes(columns(first), 0),
        encodeSpikes(columns(list.slice(cut)), first.at(-1)?.[0] ?? 0),
      );
      const read = decodeSpikes(file);
      expect(read.dtSeconds).toBe(1e-4);
      expect([...read.ticks]).toEqual(columns(list).ticks);
      expect([...read.populations]).toEqual(columns(list).populations);
      expect([...read.neurons]).toEqual(columns(list).neurons);
    }),
  );
});

test('of a file that was cut short, the whole spikes are read', () => {
  const list: [number, number, number][] = [
    [5, 0, 300],
    [1000, 1, 70_000],
  ];
  const file = joined(spikeFileHead(1e-4), encodeSpikes(columns(list), 0));
  expect([...decodeSpikes(file.slice(0, -1)).neurons]).toEqual([300]);
  expect([...decodeSpikes(file.slice(0, 16)).neurons]).toEqual([]);
});

test('the format is the one written down', () => {
  const bytes = encodeSpikes(columns([[300, 2, 5]]), 0);
  expect([...bytes]).toEqual([0b1010_1100, 0b0000_0010, 2, 5]);
});

test('another file is refused', () => {
  expect(() => decodeSpikes(new Uint8Array(40))).toThrow(Problem);
  expect(() => decodeSpikes(new Uint8Array(3))).toThrow(Problem);
});
