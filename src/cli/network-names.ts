import { existsSync, readdirSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { Problem } from '../problem.js';
import { nearest } from '../suggest.js';
import { packageFile } from './package-file.js';

/** The ready-made networks of the package, sorted. */
export function networkNames(): string[] {
  const folder = packageFile('networks');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => basename(file, EXTENSION))
    .sort();
}

export function readyMadePath(name: string): string {
  return packageFile(join('networks', `${name}${EXTENSION}`));
}

/** The path of the network a user asked for: the name of a ready-made one, else a file. */
export function findNetwork(asked: string, cwd: string): string {
  const names = networkNames();
  if (names.includes(asked)) return readyMadePath(asked);
  const path = isAbsolute(asked) ? asked : join(cwd, asked);
  if (existsSync(path)) return path;
  const near = nearest(basename(asked).replace(/\.ya?ml$/, ''), names);
  throw new Problem(`There is no network or file \`${asked}\`.`, {
    fix:
      near === undefined ? '`synfire list networks` shows the ready-made ones.' : `Did you mean \`${near}\`?`,
  });
}

const EXTENSION = '.yaml';
