import { existsSync, readdirSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { NEURONS, SYNAPSES } from '../models/index.js';
import { packageFile } from '../node/package-file.js';
import { Problem } from '../problem.js';
import { RULES } from '../rules/index.js';
import { nearest } from '../suggest.js';

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
  throw new Problem(`There is no network or file \`${asked}\`.`, { fix: instead(asked, names) });
}

function instead(asked: string, names: readonly string[]): string {
  if (NEURONS.has(asked) || SYNAPSES.has(asked))
    return `It is a model: \`synfire list models ${asked}\` shows it.`;
  if (RULES.has(asked)) return `It is a learning rule: \`synfire list rules ${asked}\` shows it.`;
  const near = nearest(basename(asked).replace(/\.ya?ml$/, ''), names);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (/\.ya?ml$|\//.test(asked)) return 'Give the path of a network file.';
  return '`synfire list networks` shows the ready-made ones.';
}

const EXTENSION = '.yaml';
