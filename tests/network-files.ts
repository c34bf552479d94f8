/** The ready-made networks that live in time; those that learn from samples have tests of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

export const NETWORKS_FOLDER = new URL('../networks/', import.meta.url);

/** Files by name, sorted. */
export const NETWORK_FILES: readonly string[] = readdirSync(NETWORKS_FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .filter((file) => !Object.hasOwn(parse(readFileSync(new URL(file, NETWORKS_FOLDER), 'utf8')), 'layers'))
  .sort();
