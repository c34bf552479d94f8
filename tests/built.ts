/**
 * What `npm run build` has made, for tests that need the package as its users have it: Node, for one, takes no TypeScript for a
 * thread. Where that is older than the sources, a test would hold two versions against each other, and find other draws.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Written anew, and last, by every build. */
const LAST_BUILT = 'dist/bin/synfire.js';

/** Throws where the build is missing or older than a source. */
export function demandBuilt(root = ROOT): void {
  const built = statSync(join(root, LAST_BUILT), { throwIfNoEntry: false });
  if (built === undefined) throw new Error(`${LAST_BUILT} is missing. Run \`npm run build\`.`);
  const newer = newerThan(built.mtimeMs, join(root, 'src'));
  if (newer !== undefined)
    throw new Error(`${relative(root, newer)} is newer than ${LAST_BUILT}. Run \`npm run build\`.`);
}

function newerThan(timeMs: number, folder: string): string | undefined {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .find((file) => statSync(file).mtimeMs > timeMs);
}
