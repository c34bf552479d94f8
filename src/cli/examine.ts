/** What `doctor` finds: facts about this machine and this version, each with a word on why where the answer is no. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { type BackendOptions, orderFor, tryBackend } from '../engines/tensor/choose.js';
import { packageFile } from '../node/package-file.js';
import { supportsSimd, supportsThreads } from '../wasm/support.js';

export interface Finding {
  readonly name: string;
  readonly found: boolean;
  readonly note: string;
}

export type Examination = Readonly<
  Record<'platform' | 'engines' | 'backends' | 'features' | 'packages', readonly Finding[]>
>;

export async function examine(options: BackendOptions): Promise<Examination> {
  return {
    platform: platform(),
    engines: engines(),
    backends: await backends(options),
    features: features(),
    packages: packages(),
  };
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

function engines(): Finding[] {
  return [
    { name: 'actors', found: true, note: 'one thread; plain JavaScript; the reference for the others' },
    {
      name: 'kernels',
      found: supportsSimd(),
      note: supportsSimd()
        ? 'compiled at run time; the choice of `auto`'
        : 'needs WebAssembly with SIMD; `auto` takes actors here',
    },
    { name: 'tensor', found: true, note: 'batches of networks of layers, on one of the backends below' },
  ];
}

/** Each is made and tried: only then is it known to work. */
async function backends(options: BackendOptions): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of orderFor(options)) {
    const tried = await tryBackend(name, options);
    if ('why' in tried) findings.push({ name, found: false, note: tried.why });
    else {
      const isChoice = !findings.some(({ found }) => found);
      const note = `${tried.backend.about}${isChoice ? '; the choice of `auto`' : ''}`;
      tried.backend.close();
      findings.push({ name, found: true, note });
    }
  }
  return findings;
}

function features(): Finding[] {
  return [
    { name: 'WebAssembly', found: typeof WebAssembly === 'object', note: 'for the kernels engine' },
    {
      name: 'WebAssembly SIMD',
      found: supportsSimd(),
      note: 'two neurons at a time, for the kernels engine',
    },
    {
      name: 'WebAssembly threads',
      found: supportsThreads(),
      note: 'shared memory and atomics, for the kernels engine',
    },
    {
      name: 'SharedArrayBuffer',
      found: typeof SharedArrayBuffer === 'function',
      note: 'memory shared between threads',
    },
  ];
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
