/** What `doctor` finds: facts about this machine and this version, each with a word on why where the answer is no. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { packageFile } from './package-file.js';

export interface Finding {
  readonly name: string;
  readonly found: boolean;
  readonly note: string;
}

export type Examination = Readonly<
  Record<'platform' | 'engines' | 'features' | 'packages', readonly Finding[]>
>;

export function examine(): Examination {
  return { platform: platform(), engines: ENGINES, features: features(), packages: packages() };
}

function platform(): Finding[] {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const recent = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const gigabytes = (totalmem() / 2 ** 30).toFixed(1);
  return [
    {
      name: 'node',
      found: recent,
      note: `${process.versions.node}${recent ? '' : `: synfire needs ${OLDEST_NODE.join('.')} or newer`}`,
    },
    { name: 'system', found: true, note: `${process.platform} ${process.arch}, ${gigabytes} GB of memory` },
    {
      name: 'processors',
      found: true,
      note: `${availableParallelism()} usable${cpus()[0] ? `: ${cpus()[0].model}` : ''}`,
    },
    { name: 'little-endian', found: isLittleEndian(), note: 'byte order of checkpoints and spike files' },
  ];
}

const ENGINES: readonly Finding[] = [
  { name: 'actors', found: true, note: 'one thread; plain JavaScript; the reference for the others' },
  { name: 'kernels', found: false, note: 'not in this version yet' },
  { name: 'tensor', found: false, note: 'not in this version yet' },
];

function features(): Finding[] {
  return [
    { name: 'WebAssembly', found: typeof WebAssembly === 'object', note: 'for the kernels engine' },
    {
      name: 'WebAssembly SIMD',
      found: validates(SIMD_MODULE),
      note: 'four neurons at a time, for the kernels engine',
    },
    {
      name: 'WebAssembly threads',
      found: validates(THREADS_MODULE),
      note: 'shared memory and atomics, for the kernels engine',
    },
    {
      name: 'SharedArrayBuffer',
      found: typeof SharedArrayBuffer === 'function',
      note: 'memory shared between threads',
    },
  ];
}

/** Whether the engine accepts a module is the only sure answer to whether it has the feature. */
function validates(module: readonly number[]): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(Uint8Array.from([...WASM_HEAD, ...module]));
}

function packages(): Finding[] {
  const own = readJson(packageFile('package.json')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const require = createRequire(import.meta.url);
  const needed = Object.entries(own.dependencies).map(([name, wanted]) => {
    const version = installedVersion(require, name);
    return version === undefined
      ? { name, found: false, note: `missing: npm install ${name}@${wanted}` }
      : { name, found: true, note: version };
  });
  return [{ name: 'synfire', found: true, note: own.version }, ...needed];
}

/** Packages may hide their package.json, so it is looked for in the folders node itself would search. */
function installedVersion(require: NodeJS.Require, name: string): string | undefined {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return (readJson(`${folder}/${name}/package.json`) as { version: string }).version;
    } catch {
      // Not in this folder; the next one up may have it.
    }
  }
  return undefined;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}

const OLDEST_NODE = [20, 19];
/** Magic and version. */
const WASM_HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** (func (result v128) i32.const 0 i8x16.splat) */
const SIMD_MODULE = [1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 0x0b];
/** (memory 1 1 shared) (func i32.const 0 i32.atomic.load drop) */
const THREADS_MODULE = [
  1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 5, 4, 1, 3, 1, 1, 10, 11, 1, 9, 0, 0x41, 0, 0xfe, 0x10, 2, 0, 0x1a, 0x0b,
];
