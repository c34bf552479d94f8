/** Tells the files of networks that learn from samples from those of networks that live in time, before either is loaded. */
import { YamlSource } from '../../network/yaml/source.js';
import { readUserFile } from '../../node/read-user-file.js';
import { findNetwork } from '../network-names.js';

/** Most files have no such word, and need not be parsed for this. */
const WORD = /\blayers["']?\s*:/;

export async function isLearningFile(network: string, cwd: string): Promise<boolean> {
  const text = await readUserFile(findNetwork(network, cwd), network);
  if (!WORD.test(text)) return false;
  const { data } = new YamlSource(text, network);
  return data !== null && typeof data === 'object' && Object.hasOwn(data, 'layers');
}
