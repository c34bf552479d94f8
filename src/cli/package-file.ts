import { fileURLToPath } from 'node:url';

/** A file of the installed package, wherever the command is called from. This file is two folders below its root. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
