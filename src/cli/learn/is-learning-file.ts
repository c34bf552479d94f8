/** Tells the files of networks that learn from samples from those of networks that live in time, before either is loaded. */
import { readUserFile } from '../../node/read-user-file.js';
import { findNetwork } from '../network-names.js';

/** A section `layers`, in YAML or JSON. What is wrong with a file is said by who reads it in earnest. */
const SECTION = /^layers[ \t]*:|^\s*\{?\s*"layers"\s*:/m;

export async function isLearningFile(network: string, cwd: string): Promise<boolean> {
  return SECTION.test(await readUserFile(findNetwork(network, cwd), network));
}
