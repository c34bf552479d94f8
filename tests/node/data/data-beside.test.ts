import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../../../src/cli/terminal.js';
import { dataBeside } from '../../../src/node/data/data-beside.js';
import { synfire } from '../../cli/fake-terminal.js';
import { temporaryFolder } from '../../cli/small-network.js';

let folder: ReturnType<typeof temporaryFolder>;
let networks: string;

const TABLE = `a,b,label\n${Array.from({ length: 20 }, (_, k) => `${k},${-k},${k % 2}`).join('\n')}\n`;
const NETWORK = (data: string) =>
  `synfire: 1\nname: mine\ndata: ${data}\nlayers: [{size: 2, rule: oja}]\nlearn: {epochs: 1}\n`;

beforeAll(() => {
  folder = temporaryFolder();
  networks = join(folder.path, 'networks');
  for (const name of ['networks/mine', 'networks/links', 'secret'])
    mkdirSync(join(folder.path, name), { recursive: true });
  folder.write('networks/mine/table.csv', TABLE);
  folder.write('secret/table.csv', TABLE);
  symlinkSync(join('..', '..', 'secret', 'table.csv'), join(networks, 'links', 'table.csv'));
  symlinkSync(join('..', 'secret'), join(networks, 'away'));
  symlinkSync('mine', join(networks, 'near'));
  networks = realpathSync(networks);
});
afterAll(() => folder.remove());

test('a known data set is itself; a folder lies beside the file', async () => {
  expect(await dataBeside(networks, 'iris')).toBe('iris');
  for (const mine of ['mine', './mine', 'near', join(networks, 'mine')])
    expect(await dataBeside(networks, mine)).toBe(join(networks, 'mine'));
  await expect(dataBeside(networks, 'irsi')).rejects.toThrow('Did you mean `iris`?');
});

test.each(['../secret', 'away', 'links', '..', '/', 'mine/../../secret'])('%s is refused', async (data) => {
  await expect(dataBeside(networks, data)).rejects.toThrow(/`.+` do not lie beside the network file/);
});

test.each([['run'], ['check'], ['explain']])(
  '%s leads to the line that names another folder',
  async (command) => {
    folder.write('networks/net.yaml', NETWORK('../secret'));
    const { code, out, err } = await synfire([command, 'net.yaml'], { cwd: networks });
    expect(code).toBe(EXIT.invalid);
    expect(out + err).toContain('net.yaml:3:7: The data `../secret` do not lie beside');
  },
);

test('a name that is a folder of the user, but none beside the file, is not looked for there', async () => {
  folder.write('networks/net.yaml', NETWORK('secret'));
  const { code, err } = await synfire(['run', 'networks/net.yaml'], { cwd: folder.path });
  expect(code).toBe(EXIT.invalid);
  expect(err).toContain('net.yaml:3:7: There is no data set `secret`.');
});

test('runs on a folder beside it, or on any that the user names, from where the user is', async () => {
  folder.write('networks/net.yaml', NETWORK('mine'));
  const run = (...words: string[]) =>
    synfire(['run', 'networks/net.yaml', '-q', ...words], { cwd: folder.path });
  expect(await run()).toMatchObject({ code: EXIT.done, err: '' });
  for (const data of ['./secret', 'secret', join(folder.path, 'secret')])
    expect(await run('--set', `data=${data}`)).toMatchObject({ code: EXIT.done, err: '' });
  expect((await run('--set', 'data=./mine')).err).toContain('There is no folder `./mine`.');
});
