/** The kernels of dense layers over a space of their own. They work on what they are told of: a rule of learning puts them together. */
import type { Expression } from '../../../equations/expression.js';
import { Problem } from '../../../problem.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import { compileSweep } from '../../tensor/kernels/elementwise.js';
import { MOST_PAGES } from '../../tensor/kernels/heap.js';
import { BYTES, type DenseList, type DenseMatrix, type DenseSpace, type DenseVector } from './dense-space.js';
import { writeGatherKernels } from './gather-kernel.js';
import { writeListKernel } from './list-kernel.js';
import { writeSendBackKernel } from './send-back-kernel.js';

type Kernel = (...parameters: readonly number[]) => number;

/** A vector whose active entries are known. */
export interface Listed {
  readonly vector: DenseVector;
  readonly list: DenseList;
  readonly bytes: number;
}

/** An expression at every entry of a vector. @param inputs vectors of the same length, or numbers, in the order of their names. */
export type DenseSweep = (into: DenseVector, ...inputs: readonly (DenseVector | number)[]) => void;

export class DenseKernels {
  private readonly memory: WebAssembly.Memory;
  private readonly kernels: Readonly<Record<string, Kernel>>;

  /** @param space all that there will ever be. */
  constructor(space: DenseSpace) {
    if (!space.fits)
      throw new Problem('Layers so large do not fit into 4 GiB.', { fix: 'Make them smaller.' });
    this.memory = new WebAssembly.Memory({ initial: space.pages, maximum: space.pages });
    const module = new ModuleBuilder({ initial: 1, maximum: MOST_PAGES, shared: false });
    writeListKernel(module);
    writeGatherKernels(module);
    writeSendBackKernel(module);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
      [IMPORTS.functions]: { [IMPORTS.memory]: this.memory },
    });
    this.kernels = exports as Readonly<Record<string, Kernel>>;
  }

  /** A view of the numbers of a vector, without what fills it up. */
  numbers({ address, length }: DenseVector): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  /** A copy, a row of all its sources for each target. */
  read(matrix: DenseMatrix): Float32Array {
    const values = new Float32Array(matrix.sources * matrix.targets);
    this.eachSynapse(matrix, (all, place, at) => {
      values[at] = all[place];
    });
    return values;
  }

  /** @param values as `read` gives them. */
  write(matrix: DenseMatrix, values: ArrayLike<number>): void {
    this.eachSynapse(matrix, (all, place, at) => {
      all[place] = values[at];
    });
  }

  /** The entries that are not 0; undefined if one is not finite. */
  list(vector: DenseVector, list: DenseList): Listed | undefined {
    const bytes = this.kernels.list(vector.address, vector.bytes, list.address);
    return bytes < 0 ? undefined : { vector, list, bytes };
  }

  /** sums += what each source sends. */
  gather({ vector, list, bytes }: Listed, { address, rowBytes }: DenseMatrix, sums: DenseVector): void {
    this.kernels.gather(list.address, bytes, vector.address, address, rowBytes, sums.address);
  }

  /** Each weight += (what its source says) x (the step of its target). */
  learn({ vector, list, bytes }: Listed, { address, rowBytes }: DenseMatrix, steps: DenseVector): void {
    this.kernels.learn(list.address, bytes, vector.address, address, rowBytes, steps.address);
  }

  /** sums := what the targets send back to each source. */
  sendBack(values: DenseVector, { address, rowBytes }: DenseMatrix, sums: DenseVector): void {
    this.kernels['send back'](values.address, address, rowBytes, sums.address, sums.bytes);
  }

  /** @param inputs the names in the expression, and what each of them is. */
  sweep(expression: Expression, inputs: Readonly<Record<string, 'vector' | 'number'>>): DenseSweep {
    const alongs = Object.values(inputs).map((input) => (input === 'vector' ? 'full' : 'number'));
    const kernel = compileSweep(expression, Object.keys(inputs), alongs, this.memory);
    return (into, ...given) => {
      const parameters = given.map((one) => (typeof one === 'number' ? one : one.address));
      kernel(into.address, 1, into.length, ...parameters);
    };
  }

  private eachSynapse(
    { address, sources, targets, rowBytes }: DenseMatrix,
    visit: (all: Float32Array, place: number, at: number) => void,
  ): void {
    const all = new Float32Array(this.memory.buffer);
    for (let i = 0; i < sources; i++)
      for (let j = 0; j < targets; j++) visit(all, (address + i * rowBytes) / BYTES + j, j * sources + i);
  }
}
