/** A network that learns from samples as a command was asked for it: the file found and read, problems led to their lines. */
import { dirname, isAbsolute, resolve } from 'node:path';
import { loadParser } from '../../equations/parser.js';
import { networkMethod } from '../../lab/layers/network-method.js';
import type { Method } from '../../lab/methods.js';
import type { LearningDescription } from '../../network/learning/learning-description.js';
import { loadLearning } from '../../network/learning/load-learning.js';
import { withPlaces } from '../../network/load.js';
import { readUserFile } from '../../node/read-user-file.js';
import { findNetwork } from '../network-names.js';

export interface LearningSource {
  readonly description: LearningDescription;
  readonly method: Method;
  /** A data set by name, or the path of a folder. */
  readonly data: string;
}

export async function openLearning(
  network: string,
  set: readonly string[],
  cwd: string,
): Promise<LearningSource> {
  const path = findNetwork(network, cwd);
  const text = await readUserFile(path, network);
  const { description, locate } = loadLearning(text, network, set);
  const parse = await loadParser();
  const method = withPlaces(locate, () => networkMethod(description, parse));
  return { description, method, data: dataOf(description.data, dirname(path)) };
}

/** Folders are looked for beside the file. */
function dataOf(data: string, folder: string): string {
  return data.startsWith('.') && !isAbsolute(data) ? resolve(folder, data) : data;
}
