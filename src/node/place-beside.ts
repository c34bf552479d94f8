/** Where what a file names truly lies, seen from the folder of that file: a link could lead anywhere. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

export interface PlaceBeside {
  /** Without links. */
  readonly path: string;
  /** Whether it is in the folder, or is the folder itself. */
  readonly isBeside: boolean;
}

/** Undefined if there is nothing. */
export async function placeBeside(folder: string, named: string): Promise<PlaceBeside | undefined> {
  const path = await realpath(resolve(folder, named)).catch(() => undefined);
  if (path === undefined) return undefined;
  const way = relative(await realpath(folder), path);
  return { path, isBeside: way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) };
}
