/**
 * What decays ends among the subnormal numbers, on which processors are slow: in f64 after 708 time constants, which
 * few wait for, in f32 after 87. So what sweeps store as f32 is 0 from there.
 */
import type { Code } from './code.js';

const LANES = 4;
const SMALLEST_NORMAL = 2 ** -126;

/** Of the four f32 on the stack; NaN stays NaN. */
export function dropSubnormals(code: Code): void {
  const value = code.local('v128');
  code.tee(value).get(value).simd('f32x4.abs');
  code.v128(new Uint8Array(new Float32Array(LANES).fill(SMALLEST_NORMAL).buffer));
  code.simd('f32x4.lt', 'v128.andnot');
}
