import type { Backend } from '../backend.js';
import { CheckedBackend } from '../checked-backend.js';
import { KernelsDevice } from './kernels-device.js';

/** WebAssembly with SIMD has to be there (`wasm/support.ts`). */
export function makeKernels(): Backend {
  return new CheckedBackend(new KernelsDevice());
}
