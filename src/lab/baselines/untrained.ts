import { RandomStream } from '../../clock/random.js';
import type { Backend } from '../../engines/tensor/backend.js';
import type { Learner } from '../learner.js';
import { NOTHING_ASKED } from '../plain-audit.js';
import { project } from '../project.js';
import { newRows, type Rows, rowOf } from '../rows.js';

/**
 * A layer that never learns: weights drawn from a normal distribution, each unit's to length 1. What a rule adds shows only against
 * this, under the same read-out.
 */
export function untrained(inputs: number, units: number, seed: number, backend: Backend): Learner {
  const weights = randomDirections(units, inputs, seed);
  return {
    widths: [inputs, units],
    audit: NOTHING_ASKED,
    learn: () => undefined,
    features: (shown) => project(backend, shown, weights),
    layers: () => [{ name: 'layer 1', weights, overInput: true }],
    save: () => ({ weights: weights.values.slice() }),
    restore: (state) => weights.values.set(state.weights),
    dispose() {},
  };
}

export function randomDirections(count: number, width: number, seed: number): Rows {
  const random = new RandomStream(seed, 'lab', 'random directions');
  const directions = newRows(count, width);
  for (let row = 0; row < count; row++) {
    const direction = rowOf(directions, row);
    let square = 0;
    for (let k = 0; k < width; k++) {
      direction[k] = random.normal(k, row, 0);
      square += direction[k] * direction[k];
    }
    for (let k = 0; k < width; k++) direction[k] /= Math.sqrt(square);
  }
  return directions;
}
