import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FetchRequest, fetchDownload } from '../../../src/cli/data/fetch-dataset.js';
import type { Download, KnownDataset } from '../../../src/data/known/known-dataset.js';
import { gzip, tarFile } from '../../data/files.js';
import { type Loopback, serve } from './loopback.js';

/** No pattern that would be packed away. */
const content = Uint8Array.from({ length: 50_000 }, (_, k) => (k * k * 31 + (k >> 3) * 7) % 256);
const other = content.slice(0, 700).reverse();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const KNOWN: KnownDataset = {
  name: 'tiny',
  about: '',
  classes: [],
  shape: [],
  licence: '',
  page: '',
  layout: { kind: 'idx' },
  files: [
    { name: 'one', bytes: content.length, sha256: sha256(content) },
    { name: 'two', bytes: other.length, sha256: sha256(other) },
  ],
  downloads: [
    { path: 'one.gz', bytes: 1, packing: 'gzip', holds: ['one'] },
    { path: 'both.tar.gz', bytes: 1, packing: 'tar.gz', holds: ['one', 'two'] },
  ],
  mirrors: [],
};
const [ONE, BOTH] = KNOWN.downloads;

let server: Loopback;
let folder: string;

beforeAll(async () => {
  server = await serve({
    'one.gz': gzip(content),
    'both.tar.gz': gzip(
      tarFile({ 'a/': new Uint8Array(), 'a/two': other, 'a/one': content, 'a/note': other }),
    ),
  });
});
afterAll(() => server.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'synfire-fetch-'));
  server.asked.length = 0;
  return () => rmSync(folder, { recursive: true });
});

const fetchOne = (
  mirrors: readonly Parameters<Loopback['mirror']>[0][],
  {
    download = ONE,
    signal = new AbortController().signal,
    onProgress = () => {},
  }: Partial<Pick<FetchRequest, 'signal' | 'onProgress'>> & { readonly download?: Download } = {},
) =>
  fetchDownload(download, { known: KNOWN, mirrors: mirrors.map(server.mirror), folder, signal, onProgress });

const fetched = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

describe('a file is fetched', () => {
  test('whole, unpacked and with its progress', async () => {
    const seen: number[] = [];
    let told: number | undefined;
    await fetchOne(['good'], {
      onProgress: (_url, received, total) => {
        seen.push(received);
        told = total;
      },
    });
    expect(fetched()).toEqual({ one: Buffer.from(content) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen[0], seen.at(-1)]).toEqual([0, told]);
  });

  test('of an archive, and no more of it than is asked for', async () => {
    await fetchOne(['good'], { download: BOTH });
    expect(fetched()).toEqual({ one: Buffer.from(content), two: Buffer.from(other) });
  });

  test('from the second mirror if the first has it not, or has another', async () => {
    await fetchOne(['absent', 'wrong', 'good']);
    expect(server.asked).toEqual(['absent/one.gz 0', 'wrong/one.gz 0', 'good/one.gz 0']);
    expect(fetched()).toEqual({ one: Buffer.from(content) });
  });

  test('from where it broke off', async () => {
    await fetchOne(['halting', 'good']);
    const begins = server.asked.map((line) => Number(line.split(' ')[1]));
    expect(begins).toEqual([...begins].sort((a, b) => a - b));
    expect([begins[0], begins.length]).toEqual([0, 4]);
    expect(begins[3]).toBeGreaterThan(0);
    expect(server.asked.at(-1)).toMatch(/^good/);
    expect(fetched()).toEqual({ one: Buffer.from(content) });
  });

  test('anew when what was there of it is of no use', async () => {
    writeFileSync(join(folder, 'one.gz.part'), 'not the beginning of it');
    await fetchOne(['good']);
    expect(server.asked).toEqual(['good/one.gz 23', 'good/one.gz 0']);
    expect(fetched()).toEqual({ one: Buffer.from(content) });
  });

  test('anew when there is more of it than there should be', async () => {
    writeFileSync(join(folder, 'one.gz.part'), new Uint8Array(100_000));
    await fetchOne(['truncated', 'good']);
    expect(fetched()).toEqual({ one: Buffer.from(content) });
  });
});

describe('a file that cannot be had', () => {
  test.each([
    ['absent', /absent\/one.gz: answered 404/],
    ['wrong', /wrong\/one.gz: .*has \d+ bytes instead of 50000/],
    ['truncated', /truncated\/one.gz: .*cannot be unpacked/],
    ['broken', /broken\/one.gz: /],
    ['endless', /endless\/one.gz: sent more than the 1098576 bytes/],
  ] as const)('%s: every mirror is told of, and what to do instead', async (behaviour, message) => {
    const failure = fetchOne([behaviour, 'absent']);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toThrow(
      /absent\/one.gz: answered 404\nTry again later.*get tiny --from FOLDER/,
    );
    expect(Object.keys(fetched())).not.toContain('one');
  });

  test('for want of a network', async () => {
    const request = {
      known: KNOWN,
      mirrors: ['http://127.0.0.1:1/'],
      folder,
      signal: new AbortController().signal,
      onProgress() {},
    };
    await expect(fetchDownload(ONE, request)).rejects.toThrow(/127.0.0.1:1\/one.gz: (ECONNREFUSED|bad port)/);
  });
});

test('stopped by the user, it keeps what has arrived, and asks no other mirror', async () => {
  const stop = new AbortController();
  const failure = fetchOne(['endless', 'good'], {
    signal: stop.signal,
    onProgress: (_url, received) => {
      if (received > 100_000) stop.abort();
    },
  });
  await expect(failure).rejects.toThrow(/abort/i);
  expect(server.asked).toHaveLength(1);
  expect(fetched()['one.gz.part'].length).toBeGreaterThan(100_000);
});
