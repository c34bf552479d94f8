/**
 * What of WebAssembly works here. Whether a module is made is the only sure answer to whether a feature exists: a page
 * that forbids WebAssembly still finds modules valid.
 */

/** Two numbers at a time. */
export const supportsSimd = (): boolean => accepts(SIMD_MODULE);

/** Memory shared between threads, and atomics. */
export const supportsThreads = (): boolean =>
  typeof SharedArrayBuffer === 'function' && accepts(THREADS_MODULE);

function accepts(module: readonly number[]): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.from([...HEAD, ...module])) !== undefined;
  } catch {
    return false;
  }
}

/** Magic and version. */
const HEAD = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** (func (result v128) i32.const 0 i8x16.splat) */
const SIMD_MODULE = [1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0xfd, 15, 0x0b];
/** (memory 1 1 shared) (func i32.const 0 i32.atomic.load drop) */
const THREADS_MODULE = [
  1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 5, 4, 1, 3, 1, 1, 10, 11, 1, 9, 0, 0x41, 0, 0xfe, 0x10, 2, 0, 0x1a, 0x0b,
];
