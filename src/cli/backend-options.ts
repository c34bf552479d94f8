/** What a backend for batches is told about where it runs. */
import type { BackendOptions } from '../engines/tensor/choose.js';
import type { Terminal } from './terminal.js';

/** Names the module of `@tensorflow/tfjs-node` where it lies elsewhere than packages do. */
const TFJS_NODE_VARIABLE = 'SYNFIRE_TFJS_NODE';

export function backendOptions({ env }: Terminal): BackendOptions {
  // Else TensorFlow begins with a paragraph on the processor's instructions. Its library reads the process's environment.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= ERRORS_ONLY;
  return { tensorflow: env[TFJS_NODE_VARIABLE] };
}

const ERRORS_ONLY = '2';
