import type { Backend } from '../engines/tensor/backend.js';
import { newRows, type Rows } from './rows.js';

/** What each row of `inputs` has in common with each row of `weights`: their inner products. */
export function project(backend: Backend, inputs: Rows, weights: Rows): Rows {
  const products = backend.within(() => {
    const into = backend.matrix(inputs.count, weights.count);
    const x = backend.matrix(inputs.count, inputs.width, inputs.values);
    const w = backend.matrix(weights.count, weights.width, weights.values);
    backend.matmul(into, x, w, { transposeB: true });
    return backend.read(into);
  });
  return newRows(inputs.count, weights.count, products);
}
