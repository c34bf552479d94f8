/**
 * Where a run folder lives: a disk (`cli/node-storage.ts`), memory (`memory-storage.ts`), later a browser's own file
 * system. Paths are relative to the folder and use `/`; folders exist by being written into.
 */
export interface Storage {
  /** Replaces the whole file, atomically: after a crash it holds either the old content or the new. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Adds to the end; makes the file if there is none. A crash of the machine may take it away again, until `sync`. */
  append(path: string, content: Uint8Array | string): Promise<void>;
  /** What was appended to the file outlasts from now on whatever happens. */
  sync(path: string): Promise<void>;
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Length in bytes; undefined where there is no such file. */
  size(path: string): Promise<number | undefined>;
  /** Cuts the file to its first `bytes` bytes. */
  truncate(path: string, bytes: number): Promise<void>;
  remove(path: string): Promise<void>;
  /** Paths of all files, sorted. */
  list(): Promise<readonly string[]>;
}

/** The text of a file; undefined where there is none. */
export async function readText(storage: Storage, path: string): Promise<string | undefined> {
  const bytes = await storage.read(path);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
