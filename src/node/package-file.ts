import { fileURLToPath } from 'node:url';

/**
 * A file of the installed package, wherever the command is called from. This file is two folders below its root, in `src/node/`
 * as in `dist/node/` and, bundled, in `dist/bin/`.
 */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
