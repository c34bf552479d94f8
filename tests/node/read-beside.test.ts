import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBeside } from '../../src/node/read-beside.js';
import { temporaryFolder } from '../cli/small-network.js';

let folder: ReturnType<typeof temporaryFolder>;
let networks: string;

beforeAll(() => {
  folder = temporaryFolder();
  networks = join(folder.path, 'networks');
  mkdirSync(join(networks, 'lists'), { recursive: true });
  folder.write('secret.csv', 'secret');
  folder.write('networks/lists/edges.csv', 'edges');
  symlinkSync(join('lists', 'edges.csv'), join(networks, 'near.csv'));
  symlinkSync(join('..', 'secret.csv'), join(networks, 'away.csv'));
  symlinkSync('..', join(networks, 'up'));
  symlinkSync('/dev/zero', join(networks, 'lists', 'endless.csv'));
  symlinkSync(networks, join(folder.path, 'linked'));
});
afterAll(() => folder.remove());

test.each(['lists/edges.csv', 'near.csv'])('%s is read', async (file) => {
  expect(await readBeside(networks, file)).toBe('edges');
  expect(await readBeside(join(folder.path, 'linked'), file)).toBe('edges');
});

test.each(['away.csv', 'up/secret.csv', 'lists/endless.csv'])('%s is refused', async (file) => {
  await expect(readBeside(networks, file)).rejects.toThrow('is a link that leads away from the network file');
});

test('what is not there is told as such', async () => {
  await expect(readBeside(networks, 'none.csv')).rejects.toThrow('`none.csv` does not exist');
  await expect(readBeside(networks, 'lists')).rejects.toThrow('`lists` is a folder');
});
