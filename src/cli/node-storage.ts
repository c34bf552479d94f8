import { mkdir, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Storage } from '../probes/storage.js';

/** A run folder on disk. */
export class NodeStorage implements Storage {
  constructor(readonly folder: string) {}

  /** Written beside, flushed to the disk, then renamed over: a crash at any moment leaves a whole file. */
  async write(path: string, content: Uint8Array | string): Promise<void> {
    const target = join(this.folder, path);
    const part = `${target}.part`;
    await makeFolder(dirname(target));
    const file = await open(part, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, target);
    await syncFolder(dirname(target));
  }

  async append(path: string, content: Uint8Array | string): Promise<void> {
    const file = await open(join(this.folder, path), 'a');
    try {
      await file.appendFile(content);
    } finally {
      await file.close();
    }
  }

  async sync(path: string): Promise<void> {
    const file = await open(join(this.folder, path), 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return unlessAbsent(readFile(join(this.folder, path)));
  }

  async size(path: string): Promise<number | undefined> {
    return (await unlessAbsent(stat(join(this.folder, path))))?.size;
  }

  async truncate(path: string, bytes: number): Promise<void> {
    await truncate(join(this.folder, path), bytes);
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.folder, path), { force: true });
  }

  async list(): Promise<readonly string[]> {
    const entries = await unlessAbsent(readdir(this.folder, { recursive: true, withFileTypes: true }));
    return (entries ?? [])
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  }
}

async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** With all above it. */
async function makeFolder(folder: string): Promise<void> {
  const topmost = await mkdir(folder, { recursive: true });
  if (topmost === undefined) return;
  for (let made = folder; made.length >= topmost.length; made = dirname(made))
    await syncFolder(dirname(made));
}

/** So that what was made or renamed in it survives a power cut. Windows cannot open folders, and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
