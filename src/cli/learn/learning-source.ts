/** A network that learns from samples as a command was asked for it: the file found and read, problems led to their lines. */
import { dirname, isAbsolute, resolve } from 'node:path';
import { loadParser } from '../../equations/parser.js';
import { settlingMethod } from '../../lab/equilibrium/settling-method.js';
import { networkMethod } from '../../lab/layers/network-method.js';
import type { Method } from '../../lab/methods.js';
import type { LearningDescription } from '../../network/learning/learning-description.js';
import { loadLearning } from '../../network/learning/load-learning.js';
import { withPlaces } from '../../network/load.js';
import { loadSettling } from '../../network/settling/load-settling.js';
import type { SettlingDescription } from '../../network/settling/settling-description.js';
import { YamlSource } from '../../network/yaml/source.js';
import { readUserFile } from '../../node/read-user-file.js';
import { findNetwork } from '../network-names.js';

export type LearningSource = {
  readonly method: Method;
  /** A data set by name, or the path of a folder. */
  readonly data: string;
} & (
  | { readonly kind: 'layers'; readonly description: LearningDescription }
  | { readonly kind: 'settling'; readonly description: SettlingDescription }
);

export async function openLearning(
  network: string,
  set: readonly string[],
  cwd: string,
): Promise<LearningSource> {
  const path = findNetwork(network, cwd);
  const text = await readUserFile(path, network);
  const parse = await loadParser();
  const data = (name: string): string => dataOf(name, dirname(path));
  if (settles(text, network)) {
    const { description, locate } = loadSettling(text, network, set);
    const method = withPlaces(locate, () => settlingMethod(description, parse));
    return { kind: 'settling', description, method, data: data(description.data) };
  }
  const { description, locate } = loadLearning(text, network, set);
  const method = withPlaces(locate, () => networkMethod(description, parse));
  return { kind: 'layers', description, method, data: data(description.data) };
}

/** Its layers hear each other, and have one rule. */
function settles(text: string, network: string): boolean {
  const { data } = new YamlSource(text, network);
  return data !== null && typeof data === 'object' && Object.hasOwn(data, 'settles');
}

/** Folders are looked for beside the file. */
function dataOf(data: string, folder: string): string {
  return data.startsWith('.') && !isAbsolute(data) ? resolve(folder, data) : data;
}
