import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Surroundings } from './surroundings.js';

/** Where fetched data sets lie, each in a folder of its name: SYNFIRE_DATA, or what the XDG base directories say. */
export function cacheFolder({ env, cwd }: Surroundings): string {
  if (env.SYNFIRE_DATA) return resolve(cwd, env.SYNFIRE_DATA);
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'synfire', 'data');
}
