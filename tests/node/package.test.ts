/** docs/node.md is true of the package that `npm pack` makes, and the package has types for it. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demandBuilt, ROOT } from '../built.js';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const block = (page: string, language: string): string => {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(read(page));
  if (found === null) throw new Error(`${page} has no ${language} block`);
  return found[1];
};

const PROGRAM = block('docs/node.md', 'js');
const NETWORK = block('README.md', 'yaml');

let folder: string;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

async function call(command: string, args: readonly string[], cwd = folder): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd });
  return stdout;
}

/** As npm would install it: the package unpacked, what it depends on beside it. */
beforeAll(async () => {
  demandBuilt();
  folder = mkdtempSync(join(tmpdir(), 'synfire-'));
  const installed = join(folder, 'node_modules', 'synfire');
  mkdirSync(installed, { recursive: true });
  // Scripts would build once more.
  await call('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], ROOT);
  const { version, dependencies } = JSON.parse(read('package.json'));
  const packed = join(folder, `synfire-${version}.tgz`);
  await call('tar', ['-xzf', packed, '--strip-components=1', '-C', installed]);
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'junction');
  }
  write('package.json', '{"type": "module"}');
  write('pulse.yaml', NETWORK);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the package for programs of Node', () => {
  test('runs the program of the page on two threads, and on one with the same hash', async () => {
    write('run.mjs', PROGRAM);
    write('alone.mjs', PROGRAM.replace('threads: 2', 'threads: 1'));
    const printed = await call(process.execPath, ['run.mjs']);
    expect(printed).toMatch(/^[1-9]\d* spikes, hash [0-9a-f]{16}, threads: 2\n$/);
    expect(await call(process.execPath, ['alone.mjs'])).toBe(printed.replace('threads: 2', 'threads: 1'));
  });

  test('reads files beside the network, and no others', async () => {
    write('edges.csv', 'source,target\n0,1\n');
    write(
      'files.mjs',
      `import { readNetwork } from 'synfire/node';
       const { readFile } = await readNetwork('pulse.yaml');
       console.log(await readFile('edges.csv'));
       await readNetwork('none.yaml').catch(({ name, message }) => console.log(name, message));`,
    );
    const printed = await call(process.execPath, ['files.mjs']);
    expect(printed).toContain('0,1');
    expect(printed).toContain('`none.yaml` does not exist');
  });

  test('has types', async () => {
    write('run.ts', PROGRAM);
    write('wrong.ts', PROGRAM.replace('threads: 2', "threads: 'many'"));
    const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck'];
    const files = ['--types', 'node', 'run.ts', 'wrong.ts'];
    const { stdout } = await call(process.execPath, [compiler, ...options, ...files]).catch((error) => error);
    expect(stdout.match(/^\S.*error TS\d+/gm)).toEqual([expect.stringMatching(/^wrong\.ts.*TS2322$/)]);
  });
});
