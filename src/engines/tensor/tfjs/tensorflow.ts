/**
 * TensorFlow itself, the C library, through `@tensorflow/tfjs-node`: no dependency of ours, but used where somebody has
 * installed it (docs/architecture.md says why).
 */
import type { Backend } from '../backend.js';
import { CheckedBackend } from '../checked-backend.js';
import type { TensorflowBackend } from './graph/binding.js';
import { ready } from './ready.js';
import { TensorflowDevice } from './tensorflow-device.js';
import type { Tfjs } from './tfjs.js';

export const TFJS_NODE = '@tensorflow/tfjs-node';

/** @param from what to import; the package, unless it lies elsewhere. */
export async function makeTensorflow(from: string = TFJS_NODE): Promise<Backend> {
  // CommonJS, so that what it exports may all be in `default`.
  const module = (await import(from).catch(explain)) as Tfjs & { readonly default?: Tfjs };
  const tf = module.default ?? module;
  await ready(tf, 'tensorflow');
  const { binding } = tf.backend() as unknown as TensorflowBackend;
  const about = `TensorFlow ${binding.TF_Version} through TensorFlow.js ${tf.version_core}`;
  return new CheckedBackend(new TensorflowDevice(tf, 'tensorflow', about));
}

/** Node's own words name files of ours. */
function explain(error: unknown): never {
  const isMissing = (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND';
  throw isMissing ? new Error(`not installed (npm install ${TFJS_NODE}@4.22.0)`) : error;
}
