/**
 * Principal components: the directions along which the inputs vary most, found after each pass from all that was seen in it (Pearson
 * 1901). Features are the inputs' places along them, from the mean of the training samples.
 */

import type { Split } from '../../data/dataset.js';
import type { Backend, Matrix } from '../../engines/tensor/backend.js';
import { difference } from '../../equations/algebra/arithmetic-of-trees.js';
import { symbol } from '../../equations/expression.js';
import type { Learner } from '../learner.js';
import { meanRow } from '../mean-row.js';
import { Parameters } from '../parameters.js';
import { newRows, type Rows } from '../rows.js';
import { symmetricEigen } from './symmetric-eigen.js';

export class Pca implements Learner {
  readonly widths: readonly number[];
  readonly audit = {
    weightTransport: false,
    derivative: false,
    phases: 1,
    nonlocal: ['all pairs of inputs'],
  };
  private readonly parameters: Parameters;
  private readonly mean: Matrix;
  private readonly components: Matrix;
  /** Sum over this pass of the products of all pairs of inputs. */
  private readonly products: Matrix;
  private readonly seen: Matrix;
  private readonly centre;

  constructor(
    inputs: number,
    private readonly units: number,
    private readonly backend: Backend,
  ) {
    this.widths = [inputs, units];
    this.parameters = new Parameters(backend);
    this.mean = this.parameters.add('mean', 1, inputs);
    this.components = this.parameters.add('components', units, inputs);
    this.products = this.parameters.add('products', inputs, inputs);
    this.seen = this.parameters.add('seen', 1, 1);
    this.centre = backend.compile(difference(symbol('x'), symbol('mean')));
  }

  begin({ inputs }: Split): void {
    this.backend.write(this.mean, meanRow(inputs));
  }

  learn({ inputs }: Split): undefined {
    const { backend, seen } = this;
    backend.within(() => {
      const x = this.centred(inputs);
      backend.matmul(this.products, x, x, { transposeA: true, keep: 1 });
    });
    backend.write(seen, [backend.read(seen)[0] + inputs.count]);
  }

  endEpoch(): void {
    const { backend, products, seen, units } = this;
    const [width] = this.widths;
    const samples = Math.max(1, backend.read(seen)[0]);
    const { vectors } = symmetricEigen(
      backend.read(products).map((sum) => sum / samples),
      width,
    );
    // Where more components are asked for than there are inputs, the others stay 0.
    const kept = new Float32Array(units * width);
    kept.set(vectors.subarray(0, Math.min(units, width) * width));
    backend.write(this.components, kept);
    backend.write(products, new Float32Array(width * width));
    backend.write(seen, [0]);
  }

  features(inputs: Rows): Rows {
    const { backend, units } = this;
    const values = backend.within(() => {
      const into = backend.matrix(inputs.count, units);
      backend.matmul(into, this.centred(inputs), this.components, { transposeB: true });
      return backend.read(into);
    });
    return newRows(inputs.count, units, values);
  }

  layers() {
    const [width] = this.widths;
    const weights = newRows(this.units, width, this.backend.read(this.components));
    return [{ name: 'components', weights, overInput: true }];
  }

  save() {
    return this.parameters.save();
  }

  restore(state: ReturnType<Pca['save']>): void {
    this.parameters.restore(state);
  }

  dispose(): void {
    this.parameters.free();
  }

  private centred(inputs: Rows): Matrix {
    const x = this.backend.matrix(inputs.count, inputs.width, inputs.values);
    this.centre(x, { x, mean: this.mean });
    return x;
  }
}
