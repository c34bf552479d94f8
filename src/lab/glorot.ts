import { RandomStream } from '../clock/random.js';

/**
 * Uniform weights of variance 2 / (inputs + units), which keep the size of signals both ways (Glorot & Bengio, AISTATS 2010).
 * @param layer tells apart the layers of one seed.
 */
export function glorot(units: number, inputs: number, seed: number, layer: number): Float32Array {
  const random = new RandomStream(seed, 'lab', 'first weights');
  const bound = Math.sqrt(6 / (inputs + units));
  return Float32Array.from(
    { length: units * inputs },
    (_, k) => bound * (2 * random.uniform(k, layer, 0) - 1),
  );
}
