/** Opens a ready-made network for a test. */
import { readFileSync } from 'node:fs';
import { type Running, running } from '../running.js';

export async function open(name: string, settings: readonly string[] = []): Promise<Running> {
  const file = new URL(`../../networks/${name}.yaml`, import.meta.url);
  return running(readFileSync(file, 'utf8'), settings, `${name}.yaml`);
}
