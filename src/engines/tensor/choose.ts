/** Which backend computes: the fastest that works here. Only those that are tried are loaded. */
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { supportsSimd } from '../../wasm/support.js';
import type { Backend } from './backend.js';
import { findFault } from './self-test.js';
import type { WasmOptions } from './tfjs/wasm.js';

export interface BackendOptions extends WasmOptions {
  /** Where `@tensorflow/tfjs-node` lies, if it is no package that Node finds by itself. */
  readonly tensorflow?: string;
  /** How many samples most steps have: with few, `auto` takes what is quick to call. */
  readonly batch?: number;
}

/** A backend that was tried and cannot be used. */
export interface Refusal {
  readonly name: string;
  readonly why: string;
}

export interface Choice {
  readonly backend: Backend;
  /** Those that would have come first. */
  readonly refused: readonly Refusal[];
}

/** @param name one of `BACKEND_NAMES`; a backend asked for by name is a Problem if it cannot be used. */
export async function chooseBackend(name: string, options: BackendOptions = {}): Promise<Choice> {
  demandBackend(name);
  const refused: Refusal[] = [];
  for (const candidate of name === 'auto' ? orderFor(options) : [name]) {
    const tried = await tryBackend(candidate, options);
    if ('backend' in tried) return { backend: tried.backend, refused };
    refused.push({ name: candidate, why: tried.why });
  }
  const reasons = refused.map((one) => `${one.name}: ${one.why}`).join('; ');
  throw new Problem(`No backend that was asked for works here (${reasons}).`, {
    fix: INSTEAD.get(name) ?? 'Leave the choice to `auto`.',
  });
}

/** A backend that has passed its test, or why there is none. */
export async function tryBackend(
  name: Exclude<BackendName, 'auto'>,
  options: BackendOptions = {},
): Promise<{ readonly backend: Backend } | Refusal> {
  try {
    const backend = await MAKERS[name](options);
    const fault = findFault(backend);
    if (fault === undefined) return { backend };
    backend.close();
    return { name, why: fault };
  } catch (error) {
    return { name, why: firstLine(error) };
  }
}

export function demandBackend(name: string): asserts name is BackendName {
  if (BACKEND_NAMES.some((known) => known === name)) return;
  throw new Problem(`There is no backend \`${name}\`.`, { fix: suggestion(name, BACKEND_NAMES) });
}

export const BACKEND_NAMES = ['auto', 'tensorflow', 'wasm', 'cpu', 'kernels', 'plain'] as const;
export type BackendName = (typeof BACKEND_NAMES)[number];

/** The fastest first (docs/architecture.md has the figures); TensorFlow takes longer to call than a small batch to compute. */
export function orderFor({ batch }: BackendOptions): readonly Exclude<BackendName, 'auto'>[] {
  const others = ['wasm', 'cpu', 'plain'] as const;
  return batch !== undefined && batch <= SMALL_BATCH
    ? ['kernels', 'tensorflow', ...others]
    : ['tensorflow', 'kernels', ...others];
}

const SMALL_BATCH = 16;

const MAKERS: Readonly<Record<Exclude<BackendName, 'auto'>, (options: BackendOptions) => Promise<Backend>>> =
  {
    tensorflow: async ({ tensorflow }) => (await import('./tfjs/tensorflow.js')).makeTensorflow(tensorflow),
    wasm: async (options) => (await import('./tfjs/wasm.js')).makeWasm(options),
    cpu: async () => (await import('./tfjs/cpu.js')).makeCpu(),
    kernels: async () => {
      if (!supportsSimd()) throw new Error('it needs WebAssembly with SIMD');
      return (await import('./kernels/index.js')).makeKernels();
    },
    plain: async () => (await import('./plain/index.js')).makePlain(),
  };

const INSTEAD: ReadonlyMap<string, string> = new Map([
  [
    'tensorflow',
    'Install it with `npm install @tensorflow/tfjs-node@4.22.0`, which downloads libtensorflow, or use `wasm`.',
  ],
  ['wasm', 'A page has to serve the .wasm files of @tensorflow/tfjs-backend-wasm; else use `cpu`.'],
]);

/** Node's errors about what cannot be loaded go on for lines. */
function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}
