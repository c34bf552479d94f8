import { expect, test } from 'vitest';
import { readCifar10 } from '../../../src/data/formats/cifar10.js';

const RECORD = 3073;

test('records become pictures whose colours lie side by side', () => {
  const record = (label: number) =>
    Uint8Array.from({ length: RECORD }, (_, k) => (k === 0 ? label : (k * 7 + label) % 256));
  const first = Uint8Array.of(...record(3), ...record(9));
  const { inputs, labels } = readCifar10([
    { bytes: first, shown: 'a' },
    { bytes: record(0), shown: 'b' },
  ]);
  expect([...labels]).toEqual([3, 9, 0]);
  expect(inputs).toMatchObject({ count: 3, width: 3072 });
  for (const [picture, y, x, channel] of [
    [0, 0, 0, 0],
    [1, 5, 31, 2],
    [2, 31, 30, 1],
  ]) {
    const byte = record(labels[picture])[1 + channel * 1024 + y * 32 + x];
    expect(inputs.values[picture * 3072 + (y * 32 + x) * 3 + channel]).toBe(Math.fround(byte / 255));
  }
});

test.each([0, 1, RECORD - 1, RECORD + 1])('%i bytes are no whole records', (length) => {
  expect(() => readCifar10([{ bytes: new Uint8Array(length), shown: 'a' }])).toThrow(
    /no whole records of 3073/,
  );
});
