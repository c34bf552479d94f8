import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demandBuilt } from './built.js';
import { temporaryFolder } from './cli/small-network.js';

let folder: ReturnType<typeof temporaryFolder>;
const file = (path: string, time: number): void => {
  folder.write(path, '');
  utimesSync(join(folder.path, path), time, time);
};

beforeAll(() => {
  folder = temporaryFolder();
  for (const path of ['src/deep', 'dist/bin']) mkdirSync(join(folder.path, path), { recursive: true });
});
afterAll(() => folder.remove());

test('a build is to be there and no older than any source', () => {
  file('src/deep/a.ts', 1000);
  expect(() => demandBuilt(folder.path)).toThrow('dist/bin/synfire.js is missing. Run `npm run build`.');
  file('dist/bin/synfire.js', 2000);
  expect(() => demandBuilt(folder.path)).not.toThrow();
  file('src/deep/b.ts', 3000);
  expect(() => demandBuilt(folder.path)).toThrow(/^src.deep.b\.ts is newer than dist.*`npm run build`\.$/);
});
