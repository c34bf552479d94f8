import { describe, expect, test } from 'vitest';
import { openFolder } from '../../src/data/open-folder.js';
import { gzip, idxFile, memoryFiles } from './files.js';

const idx = {
  'train-images-idx3-ubyte': idxFile([3, 2, 2], new Uint8Array(12).fill(51)),
  'train-labels-idx1-ubyte': idxFile([3], [0, 1, 2]),
  't10k-images-idx3-ubyte': idxFile([1, 2, 2], new Uint8Array(4).fill(255)),
  't10k-labels-idx1-ubyte': idxFile([1], [4]),
};

describe('a folder of idx files', () => {
  test('has the classes that its labels count to', async () => {
    const dataset = await openFolder(memoryFiles(idx));
    expect(dataset).toMatchObject({ name: 'folder', classes: ['0', '1', '2', '3', '4'], shape: [2, 2, 1] });
    expect(dataset.train.inputs.values[0]).toBe(Math.fround(0.2));
  });

  test('may be gzipped, all or in part', async () => {
    const { 'train-images-idx3-ubyte': images, ...others } = idx;
    const mixed = { ...others, 'train-images-idx3-ubyte.gz': gzip(images) };
    expect(await openFolder(memoryFiles(mixed))).toEqual(await openFolder(memoryFiles(idx)));
  });

  test('is refused when a file is missing, or does not belong to the others', async () => {
    const { 't10k-labels-idx1-ubyte': _, ...without } = idx;
    await expect(openFolder(memoryFiles(without))).rejects.toThrow(
      /folder\/t10k-labels-idx1-ubyte` is missing/,
    );
    const fewer = { ...idx, 'train-labels-idx1-ubyte': idxFile([2], [0, 1]) };
    await expect(openFolder(memoryFiles(fewer))).rejects.toThrow(/2 labels for 3 samples in the training/);
    const smaller = { ...idx, 't10k-images-idx3-ubyte': idxFile([1, 2, 1], [0, 0]) };
    await expect(openFolder(memoryFiles(smaller))).rejects.toThrow(/are 2x2x1, the test pictures 2x1x1/);
    const turned = { ...idx, 't10k-images-idx3-ubyte': idxFile([1, 4, 1], [0, 0, 0, 0]) };
    await expect(openFolder(memoryFiles(turned))).rejects.toThrow(/are 2x2x1, the test pictures 4x1x1/);
    const empty = {
      ...idx,
      't10k-images-idx3-ubyte': idxFile([0, 2, 2], []),
      't10k-labels-idx1-ubyte': idxFile([0], []),
    };
    await expect(openFolder(memoryFiles(empty))).rejects.toThrow(/nothing in the test samples/);
  });
});

test('a folder of CIFAR-10', async () => {
  const record = (label: number) => new Uint8Array(3073).fill(label);
  const dataset = await openFolder(
    memoryFiles({
      'data_batch_2.bin': record(2),
      'data_batch_1.bin.gz': gzip(record(1)),
      'test_batch.bin': record(3),
      'readme.html': '',
    }),
  );
  expect([...dataset.train.labels, ...dataset.test.labels]).toEqual([1, 2, 3]);
  expect(dataset.classes[2]).toBe('bird');
  await expect(openFolder(memoryFiles({ 'test_batch.bin': record(0) }))).rejects.toThrow(
    /nothing in the training samples/,
  );
});

describe('tables', () => {
  test('one for each part: the classes are those of training', async () => {
    const dataset = await openFolder(
      memoryFiles({ 'train.csv': 'x,kind\n1,b\n2,a\n', 'test.csv': 'x,kind\n3,a\n' }),
    );
    expect(dataset).toMatchObject({ classes: ['a', 'b'], shape: [1] });
    expect([...dataset.test.labels]).toEqual([0]);
    const stranger = memoryFiles({ 'train.csv': '1,b\n2,a\n', 'test.csv': '3,c\n' });
    await expect(openFolder(stranger)).rejects.toThrow(/label in line 1 of `folder\/test.csv` is `c`/);
    const wider = memoryFiles({ 'train.csv': '1,0\n', 'test.csv': '3,1,0\n' });
    await expect(openFolder(wider)).rejects.toThrow(/hold 2 numbers each/);
  });

  test('one for both: parted by class', async () => {
    const lines = Array.from({ length: 10 }, (_, k) => `${k},${k % 2}\n`).join('');
    const { train, test: kept } = await openFolder(memoryFiles({ 'mine.csv.gz': gzip(lines) }));
    expect([train.inputs.count, kept.inputs.count]).toEqual([8, 2]);
  });

  test('with numbers that are none', async () => {
    const files = memoryFiles({ 'train.csv': '1,0\n2,1\nnan,0\n', 'test.csv': '3,1\n' });
    await expect(openFolder(files)).rejects.toThrow(
      /Number 1 of sample 3 in the training samples of folder is NaN/,
    );
  });
});

test('a folder of other things says what it may hold', async () => {
  await expect(openFolder(memoryFiles({ 'a.csv': '', 'b.csv': '' }))).rejects.toThrow(
    /no data set that can be recognised. A folder may hold train-images-idx3-ubyte/,
  );
});
