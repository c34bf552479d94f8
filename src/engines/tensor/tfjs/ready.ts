/** Makes a backend of TensorFlow.js the one at work, so that later it can be changed to without waiting. */
import type { Tfjs } from './tfjs.js';

export async function ready(tf: Tfjs, name: string): Promise<void> {
  // Or it prints advice.
  tf.enableProdMode();
  if (!(await tf.setBackend(name))) throw new Error(`TensorFlow.js does not get its backend ${name} to work`);
  await tf.ready();
}
