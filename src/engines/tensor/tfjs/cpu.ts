/** TensorFlow.js in JavaScript: slow, and works everywhere. */
import type { Backend } from '../backend.js';
import { CheckedBackend } from '../checked-backend.js';
import { ready } from './ready.js';
import { TfjsDevice } from './tfjs-device.js';

export async function makeCpu(): Promise<Backend> {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-backend-cpu');
  await ready(tf, 'cpu');
  return new CheckedBackend(new TfjsDevice(tf, 'cpu', `TensorFlow.js ${tf.version_core}, JavaScript`));
}
