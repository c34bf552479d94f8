/** Every backend that is here to be tested, but for the plain one they are held to. */
import type { Backend } from '../../../src/engines/tensor/backend.js';
import { makeKernels } from '../../../src/engines/tensor/kernels/index.js';
import { makeCpu } from '../../../src/engines/tensor/tfjs/cpu.js';
import { makeTensorflow } from '../../../src/engines/tensor/tfjs/tensorflow.js';
import { makeWasm } from '../../../src/engines/tensor/tfjs/wasm.js';

/** Where tests/bench/tfjs-node.sh has put TensorFlow. */
const TENSORFLOW = process.env.SYNFIRE_TFJS_NODE;

export const BACKENDS: ReadonlyMap<string, () => Promise<Backend>> = new Map([
  ['kernels', async () => makeKernels()],
  ['cpu', makeCpu],
  ['wasm', () => makeWasm()],
  ...(TENSORFLOW === undefined ? [] : [['tensorflow', () => makeTensorflow(TENSORFLOW)] as const]),
]);
