/**
 * TensorFlow itself, the C library, through `@tensorflow/tfjs-node`: no dependency of ours, but used where somebody has
 * installed it (docs/architecture.md says why).
 */
import type { Backend } from '../backend.js';
import { CheckedBackend } from '../checked-backend.js';
import { ready } from './ready.js';
import type { Tfjs } from './tfjs.js';
import { TfjsDevice } from './tfjs-device.js';

export const TFJS_NODE = '@tensorflow/tfjs-node';

/** @param from what to import; the package, unless it lies elsewhere. */
export async function makeTensorflow(from: string = TFJS_NODE): Promise<Backend> {
  // CommonJS, so that what it exports may all be in `default`.
  const module = (await import(from)) as Tfjs & { readonly default?: Tfjs };
  const tf = module.default ?? module;
  await ready(tf, 'tensorflow');
  return new CheckedBackend(new TfjsDevice(tf, 'tensorflow'));
}
