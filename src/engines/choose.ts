/** Which engine runs a circuit. Only the chosen one is loaded. */
import type { Circuit } from '../build/circuit.js';
import type { Relay } from '../bus/relay.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { supportsSimd } from '../wasm/support.js';
import type { Engine } from './engine.js';
import type { KernelOptions } from './kernels/index.js';

/** `auto`: the fastest that works here. */
export type EngineName = (typeof ENGINE_NAMES)[number];

/** Of kernels; others have no choice. */
export type EngineOptions = KernelOptions;

export async function chooseEngine(
  name: EngineName,
  circuit: Circuit,
  relay: Relay,
  options: EngineOptions = {},
): Promise<Engine> {
  demandEngine(name);
  demandThreads(options.threads);
  if (name === 'actors' || (name === 'auto' && !supportsSimd())) {
    const { makeActors } = await import('./actors/index.js');
    return makeActors(circuit, relay);
  }
  if (!supportsSimd()) {
    throw new Problem('The engine `kernels` needs WebAssembly with SIMD, which is not here.', {
      fix: 'Use the engine `actors`, or a newer version of Node or of the browser.',
    });
  }
  const { makeKernels } = await import('./kernels/index.js');
  return makeKernels(circuit, relay, options);
}

/** Refuses what does not exist, and what networks that live in time have no use for. */
export function demandEngine(name: string): asserts name is EngineName {
  if (ENGINE_NAMES.some((known) => known === name)) return;
  if (name === OF_LAYERS) {
    throw new Problem(`The engine \`${name}\` takes networks of layers, and this one lives in time.`, {
      fix: 'Use the engine `kernels` or `actors`, or leave the choice to `auto`.',
    });
  }
  throw new Problem(`There is no engine \`${name}\`.`, {
    fix: suggestion(name, [...ENGINE_NAMES, OF_LAYERS]),
  });
}

function demandThreads(threads: number | 'auto' | undefined): void {
  if (threads === undefined || threads === 'auto') return;
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return;
  throw new Problem(`An engine cannot use ${threads} threads.`, {
    fix: `Give a whole number from 1 to ${MOST_THREADS}, or \`auto\`.`,
  });
}

const ENGINE_NAMES = ['auto', 'actors', 'kernels'] as const;
const OF_LAYERS = 'tensor';
/** More than any machine makes use of: a slip of the keys. */
const MOST_THREADS = 1024;
