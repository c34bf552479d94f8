import type { Storage } from './storage.js';

/** A run folder held in memory: for browsers and tests. */
export class MemoryStorage implements Storage {
  private readonly files = new Map<string, Uint8Array>();

  async write(path: string, content: Uint8Array | string): Promise<void> {
    this.files.set(path, bytesOf(content).slice());
  }

  async append(path: string, content: Uint8Array | string): Promise<void> {
    const before = this.files.get(path) ?? new Uint8Array(0);
    const more = bytesOf(content);
    const joined = new Uint8Array(before.length + more.length);
    joined.set(before);
    joined.set(more, before.length);
    this.files.set(path, joined);
  }

  async sync(_path: string): Promise<void> {}

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.files.get(path)?.slice();
  }

  async size(path: string): Promise<number | undefined> {
    return this.files.get(path)?.length;
  }

  async truncate(path: string, bytes: number): Promise<void> {
    const file = this.files.get(path);
    if (file !== undefined) this.files.set(path, file.slice(0, bytes));
  }

  async remove(path: string): Promise<void> {
    this.files.delete(path);
  }

  async list(): Promise<readonly string[]> {
    return [...this.files.keys()].sort();
  }
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
