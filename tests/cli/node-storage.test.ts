import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeStorage } from '../../src/cli/node-storage.js';
import { MemoryStorage } from '../../src/probes/memory-storage.js';
import { readText, type Storage } from '../../src/probes/storage.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synfire-storage-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['on disk', () => new NodeStorage(join(folder, 'deep', 'er', 'still')) as Storage],
  ['in memory', () => new MemoryStorage() as Storage],
])('a run folder %s', (_name, make) => {
  test('does what a storage does', async () => {
    const storage = make();
    expect(await storage.list()).toEqual([]);
    expect(await storage.read('a/b.txt')).toBeUndefined();
    expect(await storage.size('a/b.txt')).toBeUndefined();
    await storage.write('a/b.txt', 'one');
    await storage.append('a/b.txt', ' two');
    await storage.append('a/b.txt', new TextEncoder().encode(' three'));
    expect(await readText(storage, 'a/b.txt')).toBe('one two three');
    expect(await storage.size('a/b.txt')).toBe(13);
    await storage.sync('a/b.txt');
    await storage.truncate('a/b.txt', 7);
    expect(await readText(storage, 'a/b.txt')).toBe('one two');
    await storage.write('a/b.txt', 'new');
    await storage.write('c.bin', Uint8Array.of(1, 2));
    expect(await readText(storage, 'a/b.txt')).toBe('new');
    expect(await storage.list()).toEqual(['a/b.txt', 'c.bin']);
    await storage.remove('a/b.txt');
    await storage.remove('a/b.txt');
    expect(await storage.list()).toEqual(['c.bin']);
  });
});

test('nothing half-written is left beside a file', async () => {
  const storage = new NodeStorage(join(folder, 'clean'));
  await storage.write('x.json', '{}');
  expect(readdirSync(join(folder, 'clean'))).toEqual(['x.json']);
});
