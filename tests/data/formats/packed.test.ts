import { describe, expect, test } from 'vitest';
import { gunzip, isGzip } from '../../../src/data/formats/gzip.js';
import { readTar } from '../../../src/data/formats/tar.js';
import { gzip, tarFile } from '../files.js';

describe('gzip', () => {
  const content = Uint8Array.from({ length: 100_000 }, (_, k) => (k * k) % 251);
  const zipped = gzip(content);

  test('is known by its first bytes, and unpacked', async () => {
    expect([isGzip(zipped), isGzip(content), isGzip(new Uint8Array())]).toEqual([true, false, false]);
    expect(Buffer.compare(await gunzip(zipped, 'f'), content)).toBe(0);
  });

  test('damaged or cut off is refused', async () => {
    const damaged = zipped.slice();
    damaged[damaged.length - 6] ^= 1;
    await expect(gunzip(damaged, 'f')).rejects.toThrow(/`f` cannot be unpacked/);
    await expect(gunzip(zipped.subarray(0, zipped.length - 20), 'f')).rejects.toThrow(/cannot be unpacked/);
  });

  test('that claims to hold more than allowed is not unpacked to the end', async () => {
    await expect(gunzip(gzip(new Uint8Array(1e7)), 'f', 1e6)).rejects.toThrow(/more than the 1000000 bytes/);
  });
});

describe('tar', () => {
  const files = {
    'folder/': new Uint8Array(),
    'folder/a.bin': Uint8Array.of(1, 2, 3),
    '../../b.bin': new Uint8Array(512).fill(7),
    'folder/empty': new Uint8Array(),
  };

  test('gives its plain files by their last names, so that no path leads anywhere', () => {
    const read = readTar(tarFile(files), 'f');
    expect([...read.keys()]).toEqual(['a.bin', 'b.bin', 'empty']);
    expect([...read.get('a.bin')!]).toEqual([1, 2, 3]);
    expect([...read.get('b.bin')!]).toEqual([...files['../../b.bin']]);
  });

  test('that is none, damaged or cut off is refused', () => {
    const archive = tarFile(files);
    archive[600] ^= 1;
    expect(() => readTar(archive, 'f')).toThrow(/damaged at byte 512/);
    expect(() => readTar(new Uint8Array(512).fill(65), 'f')).toThrow(/no tar archive/);
    expect(() => readTar(tarFile(files).subarray(0, 2200), 'f')).toThrow(/damaged at byte 1536/);
  });

  test.each(['-1000', '-2000', '-1'])('with a file of %s bytes is refused, not read for ever', (size) => {
    const archive = Buffer.concat([tarFile({ a: new Uint8Array() }), tarFile({ b: new Uint8Array() }, size)]);
    const begin = archive.subarray(0, 512);
    expect(() => readTar(Buffer.concat([begin, archive.subarray(1536)]), 'f')).toThrow(/damaged at byte 512/);
  });

  test('with a file whose size is no number is refused', () => {
    expect(() => readTar(tarFile({ a: new Uint8Array() }, 'none'), 'f')).toThrow(/damaged at byte 0/);
  });
});
