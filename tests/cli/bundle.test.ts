/** The bundle of the command line (rolldown.config.ts), as built. Needs `npm run build`, as `npm test` does. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type OutputChunk, type OutputOptions, rolldown } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';
import config from '../../rolldown.config.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'dist/bin');
const ENTRY = 'synfire.js';

/** The bundle made once more, for it does not itself say which modules its files hold. */
let chunks: ReadonlyMap<string, OutputChunk>;

beforeAll(async () => {
  const build = await rolldown({ ...config, cwd: ROOT });
  const { output } = await build.generate(config.output as OutputOptions);
  await build.close();
  chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
});

describe('the bundle', () => {
  test('is what lies in dist/bin', () => {
    const built = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
    expect(new Set(built)).toEqual(new Set(chunks.keys()));
    for (const [name, { code }] of chunks) expect(readFileSync(join(FOLDER, name), 'utf8')).toBe(code);
  });

  test('runs', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(FOLDER, ENTRY), 'list', 'models']);
    expect(stdout).toMatch(/^lif /m);
  });

  test('holds no module twice, and each package once', () => {
    const modules = [...chunks.values()].flatMap(({ moduleIds }) => moduleIds);
    expect(modules.length).toBeGreaterThan(300);
    expect(repeated(modules)).toEqual([]);
    expect(repeated([...new Set(modules.flatMap(packageFolder))].map(packageName))).toEqual([]);
  });

  test('loads nothing but commander for --help: all else is imported when a command runs', () => {
    expect(packagesOf(loadedWith(ENTRY))).toEqual(['commander']);
    expect(outside(loadedWith(ENTRY))).toEqual([]);
  });

  test('loads no engine, log or parser of expressions before a run needs one', () => {
    expect(packagesOf(loadedWith('run-network.js'))).toEqual(['yaml', 'zod']);
    expect(outside(loadedWith('run-network.js'))).toEqual([]);
    const modules = loadedWith('run-network.js').flatMap(({ moduleIds }) => moduleIds);
    expect(modules.filter((id) => /\/engines\/\w+\/index\.js$/.test(id))).toEqual([]);
  });

  test('gives the licences of the packages that are in it', () => {
    const licences = readFileSync(join(FOLDER, 'LICENSES.txt'), 'utf8');
    for (const name of packagesOf([...chunks.values()]))
      expect(licences).toMatch(new RegExp(`^${name} `, 'm'));
  });

  test('tells nothing of the machine that built it', () => {
    for (const { code } of chunks.values()) expect(code).not.toContain('node_modules/');
  });
});

/** The file and all that it imports at once. */
function loadedWith(name: string, seen = new Set<OutputChunk>()): readonly OutputChunk[] {
  const chunk = chunks.get(name);
  if (chunk === undefined || seen.has(chunk)) return [];
  seen.add(chunk);
  for (const from of chunk.imports) loadedWith(from, seen);
  return [...seen];
}

/** What is imported at once from where npm has put it. */
const outside = (files: readonly OutputChunk[]): string[] =>
  files.flatMap(({ imports }) => imports).filter((from) => !chunks.has(from) && !from.startsWith('node:'));

const packagesOf = (files: readonly OutputChunk[]): string[] =>
  [...new Set(files.flatMap(({ moduleIds }) => moduleIds.flatMap(packageFolder)).map(packageName))].sort();

/** Of a module that comes from a package. */
const packageFolder = (id: string): string[] =>
  id.match(/^.*\/node_modules\/(@[^/]+\/)?[^/]+/)?.slice(0, 1) ?? [];

const packageName = (folder: string): string =>
  folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

const repeated = (items: readonly string[]): string[] =>
  items.filter((item, at) => items.indexOf(item) !== at);
