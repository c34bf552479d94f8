/** A network that learns from samples as a command was asked for it: the file found and read, problems led to their lines. */
import { dirname } from 'node:path';
import { loadParser } from '../../equations/parser.js';
import { settlingMethod } from '../../lab/equilibrium/settling-method.js';
import { networkMethod } from '../../lab/layers/network-method.js';
import type { Method } from '../../lab/methods.js';
import type { LearningDescription } from '../../network/learning/learning-description.js';
import { type LoadedLearning, loadLearning } from '../../network/learning/load-learning.js';
import { placeProblems, withPlaces } from '../../network/load.js';
import { type LoadedSettling, loadSettling } from '../../network/settling/load-settling.js';
import type { SettlingDescription } from '../../network/settling/settling-description.js';
import { YamlSource } from '../../network/yaml/source.js';
import { dataBeside } from '../../node/data/data-beside.js';
import { demandDataset } from '../../node/data/load-dataset.js';
import { readUserFile } from '../../node/read-user-file.js';
import { changed } from '../../problem.js';
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
  if (settles(text, network)) {
    const loaded = loadSettling(text, network, set);
    const { description, locate } = loaded;
    const method = withPlaces(locate, () => settlingMethod(description, parse));
    return {
      kind: 'settling',
      description,
      method,
      data: await dataOf(loaded, set, { folder: dirname(path), cwd }),
    };
  }
  const loaded = loadLearning(text, network, set);
  const { description, locate } = loaded;
  const method = withPlaces(locate, () => networkMethod(description, parse));
  return {
    kind: 'layers',
    description,
    method,
    data: await dataOf(loaded, set, { folder: dirname(path), cwd }),
  };
}

/** Its layers hear each other, and have one rule. */
function settles(text: string, network: string): boolean {
  const { data } = new YamlSource(text, network);
  return data !== null && typeof data === 'object' && Object.hasOwn(data, 'settles');
}

/**
 * What the file says lies beside the file; what the user says may be any folder, from where the user is. Either must be a name
 * that is known, or a folder.
 */
async function dataOf(
  { description: { data }, locate }: LoadedLearning | LoadedSettling,
  set: readonly string[],
  { folder, cwd }: { readonly folder: string; readonly cwd: string },
): Promise<string> {
  try {
    const told = set.some((setting) => SETS_DATA.test(setting));
    const found = told ? data : await dataBeside(folder, data);
    demandDataset(found, { cwd });
    return found;
  } catch (error) {
    throw placeProblems(
      changed(error, (problem) => problem.at({ path: ['data'] })),
      locate,
    );
  }
}

const SETS_DATA = /^\s*data\s*=/;
