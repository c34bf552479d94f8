import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../../src/node/data/load-dataset.js';

const folder = mkdtempSync(join(tmpdir(), 'synfire-data-'));
afterAll(() => rmSync(folder, { recursive: true }));
const here = { cwd: folder, env: { SYNFIRE_DATA: join(folder, 'cache') } };

describe('MNIST, all of it', () => {
  test('from the package that is installed for tests', async () => {
    const begun = performance.now();
    const mnist = await loadDataset('mnist', here);
    const loadMs = performance.now() - begun;
    process.stdout.write(`MNIST: 70,000 pictures in ${Math.round(loadMs)} ms\n`);
    expect(mnist).toMatchObject({ name: 'mnist', shape: [28, 28, 1] });
    expect(mnist.train.inputs).toMatchObject({ count: 60_000, width: 784 });
    expect(mnist.test.inputs).toMatchObject({ count: 10_000, width: 784 });
    expect([...mnist.train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
    expect([...mnist.test.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
    // The mean and deviation that everybody normalises MNIST by.
    expect(mean(mnist.train.inputs.values)).toBeCloseTo(0.1307, 4);
    expect(Math.sqrt(mean(mnist.train.inputs.values, 2) - 0.1306604 ** 2)).toBeCloseTo(0.3081, 4);
  });
});

test.each([
  ['digits', 1438, 359, [8, 8, 1], 10],
  ['iris', 120, 30, [4], 3],
  ['wine', 142, 36, [13], 3],
  ['breast-cancer', 456, 113, [30], 2],
])('%s comes with synfire', async (name, train, test, shape, classes) => {
  const dataset = await loadDataset(name, here);
  expect([dataset.train.inputs.count, dataset.test.inputs.count]).toEqual([train, test]);
  expect(dataset.shape).toEqual(shape);
  expect(dataset.classes).toHaveLength(classes);
  const { values } = dataset.train.inputs;
  expect([values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]).toEqual([0, 1]);
});

describe('what is not there', () => {
  test('a data set that has to be fetched', async () => {
    await expect(loadDataset('cifar10', here)).rejects.toThrow(/`synfire data get cifar10` fetches it/);
  });

  test('a misspelt name', async () => {
    await expect(loadDataset('mnits', here)).rejects.toThrow(/Did you mean `mnist`\?/);
  });

  test('a folder', async () => {
    await expect(loadDataset('./mnist', here)).rejects.toThrow(/There is no folder `\.\/mnist`/);
    mkdirSync(join(folder, 'mnist'));
    await expect(loadDataset('./mnist', here)).rejects.toThrow(/no data set that can be recognised/);
    execFileSync('mkfifo', [join(folder, 'mnist', 'endless.csv')]);
    await expect(loadDataset('./mnist', here)).rejects.toThrow(/`\.\/mnist\/endless\.csv` is no plain file/);
    writeFileSync(join(folder, 'file'), '');
    await expect(loadDataset('file', here)).rejects.toThrow(/is a file/);
  });
});

function mean(values: Float32Array, power: 1 | 2 = 1): number {
  let sum = 0;
  for (const value of values) sum += power === 1 ? value : value * value;
  return sum / values.length;
}
