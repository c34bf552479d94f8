import { gzipSync } from 'node:zlib';
import type { DataFiles } from '../../src/data/data-files.js';
import type { Split } from '../../src/data/dataset.js';

/** An idx file of unsigned bytes. */
export function idxFile(sizes: readonly number[], values: ArrayLike<number>, type = 0x08): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, type);
  view.setUint8(3, sizes.length);
  sizes.forEach((size, k) => {
    view.setUint32(4 + 4 * k, size);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}

/** A folder that is not on any disk. */
export function memoryFiles(content: Readonly<Record<string, Uint8Array | string>>): DataFiles {
  const files = new Map(
    Object.entries(content).map(([name, data]) => [
      name,
      typeof data === 'string' ? new TextEncoder().encode(data) : data,
    ]),
  );
  return {
    shown: 'folder',
    read: async (name) => files.get(name),
    list: async () => [...files.keys()].sort(),
  };
}

export const gzip = (data: Uint8Array | string): Uint8Array => new Uint8Array(gzipSync(data));

/** The rows as they are written, and their labels. */
export function splitOf(rows: readonly (readonly number[])[], labels: readonly number[]): Split {
  const width = rows[0]?.length ?? 0;
  return {
    inputs: { count: rows.length, width, values: Float32Array.from(rows.flat()) },
    labels: Int32Array.from(labels),
  };
}

/** A tar archive, each file with its path. @param claimed a size that headers tell instead of the true one. */
export function tarFile(files: Readonly<Record<string, Uint8Array>>, claimed?: string): Uint8Array {
  const blocks = Object.entries(files).flatMap(([path, data]) => {
    const body = new Uint8Array(Math.ceil(data.length / 512) * 512);
    body.set(data);
    return [tarHeader(path, claimed ?? data.length.toString(8).padStart(11, '0')), body];
  });
  return Buffer.concat([...blocks, new Uint8Array(1024)]);
}

function tarHeader(path: string, size: string): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write(`${size} `, 124);
  header.write(' '.repeat(8), 148);
  header.write(path.endsWith('/') ? '5' : '0', 156);
  header.write('ustar', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
