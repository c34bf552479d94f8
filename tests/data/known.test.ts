import { describe, expect, test } from 'vitest';
import { KNOWN_DATASETS, knownDataset } from '../../src/data/known/index.js';
import { openKnown } from '../../src/data/open-known.js';
import { memoryFiles } from './files.js';

describe.each([...KNOWN_DATASETS.values()])('$name', (known) => {
  test('every file comes of one download, or with this package', () => {
    const held = known.downloads.flatMap(({ holds }) => holds);
    expect(held).toEqual(known.downloads.length === 0 ? [] : known.files.map(({ name }) => name));
    expect(known.mirrors.length > 0).toBe(known.downloads.length > 0);
  });

  test('has digests that can be ones, mirrors that are folders, and a licence', () => {
    for (const { sha256 } of known.files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const mirror of known.mirrors) expect(mirror).toMatch(/^https?:\/\/.*\/$/);
    expect(known.licence).not.toBe('');
    expect(new Set(known.files.map(({ sha256 }) => sha256)).size).toBe(known.files.length);
  });
});

test('a file that is another, or not there, is refused', async () => {
  const iris = knownDataset('iris');
  await expect(openKnown(iris, memoryFiles({}))).rejects.toThrow(/`folder\/iris.csv` is missing/);
  await expect(openKnown(iris, memoryFiles({ 'iris.csv': 'x' }))).rejects.toThrow(
    /has 1 bytes instead of 3734/,
  );
  await expect(openKnown(iris, memoryFiles({ 'iris.csv': 'x'.repeat(3734) }))).rejects.toThrow(
    /has the SHA-256 [0-9a-f]{64} instead of 6965543259bb/,
  );
});
