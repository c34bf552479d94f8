/**
 * How fast this machine multiplies, adds and streams, on one thread and with the same instructions that our kernels are
 * made of: what they are to be measured by.
 */
import type { Code, Local } from '../../wasm/code.js';
import { IMPORTS, ModuleBuilder } from '../../wasm/module.js';

export interface MachineLimits {
  /** Additions and multiplications of f64, in vectors. */
  readonly flopsPerS: number;
  /** Read and written again, of an array that fits the second cache. */
  readonly cacheBytesPerS: number;
  /** Of an array that fits no cache. */
  readonly memoryBytesPerS: number;
}

const BYTES_PER_PAGE = 65_536;
const BYTES_PER_VECTOR = 16;
const LANES = 2;
const CACHE_BYTES = 256 * 1024;
const MEMORY_BYTES = 256 * 1024 * 1024;
/**
 * Sums that do not wait for one another. Processors begin two products and two sums in a cycle, which take three or four
 * each; and with the constants they fill the sixteen registers without one being stored.
 */
const CHAINS = 12;
const FLOPS_PER_TURN = CHAINS * LANES * 2;
/** Vectors in a turn of the loop over an array. */
const UNROLLED = 8;
/** Something else may be running: the best of these counts. */
const TRIES = 20;
const TURNS = 4_000_000;
const CACHE_PASSES = 400;
const MS_PER_S = 1000;

type Kernels = Record<'multiplyAdd' | 'update', (count: number) => void>;

/** @param nowMs a clock. */
export function measureLimits(nowMs: () => number): MachineLimits {
  const { multiplyAdd, update } = makeKernels();
  const perSecond = (amount: number, work: () => void): number => {
    let best = 0;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const begun = nowMs();
      work();
      best = Math.max(best, (amount / (nowMs() - begun)) * MS_PER_S);
    }
    return best;
  };
  const passes = (count: number, bytes: number) => () => {
    for (let pass = 0; pass < count; pass++) update(bytes);
  };
  // Every byte is read and written.
  return {
    flopsPerS: perSecond(TURNS * FLOPS_PER_TURN, () => multiplyAdd(TURNS)),
    cacheBytesPerS: perSecond(2 * CACHE_BYTES * CACHE_PASSES, passes(CACHE_PASSES, CACHE_BYTES)),
    memoryBytesPerS: perSecond(2 * MEMORY_BYTES, passes(1, MEMORY_BYTES)),
  };
}

function makeKernels(): Kernels {
  const pages = MEMORY_BYTES / BYTES_PER_PAGE;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const module = new ModuleBuilder({ initial: pages, maximum: pages, shared: false });
  module.function('multiplyAdd', ['i32'], [], writeMultiplyAdd);
  module.function('update', ['i32'], [], writeUpdate);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { [IMPORTS.memory]: memory },
  });
  return exports as unknown as Kernels;
}

/** x = x * a + b in each chain, so many times. The sums are stored, or they need not be computed. */
function writeMultiplyAdd(code: Code): void {
  const [turns] = code.parameters;
  const chains = Array.from({ length: CHAINS }, () => code.local('v128'));
  const { factor, summand } = constants(code);
  for (const chain of chains) code.f64(chain.index).simd('f64x2.splat').set(chain);
  code.loop((again) => {
    for (const chain of chains)
      code.get(chain, factor).simd('f64x2.mul').get(summand).simd('f64x2.add').set(chain);
    code.get(turns).i32(1).op('i32.sub').tee(turns).brIf(again);
  });
  for (const chain of chains)
    code
      .i32(chain.index * BYTES_PER_VECTOR)
      .get(chain)
      .simdMemory('v128.store', 0);
}

/** a[i] = a[i] * c + b for so many bytes. */
function writeUpdate(code: Code): void {
  const [bytes] = code.parameters;
  const place = code.local('i32');
  const { factor, summand } = constants(code);
  code.loop((again) => {
    for (let k = 0; k < UNROLLED; k++) {
      const offset = k * BYTES_PER_VECTOR;
      code.get(place, place).simdMemory('v128.load', offset);
      code.get(factor).simd('f64x2.mul').get(summand).simd('f64x2.add').simdMemory('v128.store', offset);
    }
    code
      .get(place)
      .i32(UNROLLED * BYTES_PER_VECTOR)
      .op('i32.add')
      .tee(place);
    code.get(bytes).op('i32.lt_u').brIf(again);
  });
}

/** Numbers that stay numbers, however often. */
function constants(code: Code): Record<'factor' | 'summand', Local> {
  const factor = code.local('v128');
  const summand = code.local('v128');
  code.f64(0.5).simd('f64x2.splat').set(factor);
  code.f64(1).simd('f64x2.splat').set(summand);
  return { factor, summand };
}
