/**
 * A backend of TensorFlow.js. Its tensors never change, so a matrix here is a place for a tensor: an operation makes a new
 * one, puts it there and disposes of the old. What TensorFlow.js has no operation for is done in plain loops in between.
 */
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Expression } from '../../../equations/expression.js';
import type { Direction, Pooling, Reduction } from '../backend.js';
import type { Block, Device, DeviceElementwise, DeviceProduct } from '../device.js';
import type { ImageWindow } from '../image-window.js';
import { PlainDevice } from '../plain/plain-device.js';
import { compose, enlarged, isComposable } from './composed.js';
import { poolPadded } from './pool-padded.js';
import { productInWasm } from './product-in-wasm.js';
import type { Tfjs } from './tfjs.js';

/** Where a tensor is; none as long as all its numbers are 0, or only written. */
export interface Place {
  tensor: Tensor | undefined;
  /** What was written and is no tensor yet. */
  written: Float32Array | undefined;
  readonly length: number;
}

type TfjsBlock = Block<Place>;
type PlainBlock = Block<Float32Array>;

export class TfjsDevice implements Device<Place> {
  private readonly plain = new PlainDevice();

  /** @param name of the backend, which is ready. */
  constructor(
    protected readonly tf: Tfjs,
    readonly name: string,
    readonly about: string,
  ) {}

  allocate(length: number): Place {
    return { tensor: undefined, written: undefined, length };
  }

  release(place: Place): void {
    this.put(place, undefined);
  }

  write(into: Place, values: Float32Array): void {
    this.put(into, undefined);
    into.written = values.slice();
  }

  read({ tensor, written, length }: Place): Float32Array {
    if (tensor === undefined) return written?.slice() ?? new Float32Array(length);
    const values = tensor.dataSync<'float32'>();
    // The cpu backend gives what it goes on with.
    return this.name === 'cpu' ? values.slice() : values;
  }

  close(): void {}

  matmul(into: TfjsBlock, a: TfjsBlock, b: TfjsBlock, options: DeviceProduct<Place>): void {
    const { tf } = this;
    const { transposeA, transposeB, scale, keep } = options;
    this.compute(into.storage, () => {
      let [left, right] = [this.tensor(a), this.tensor(b)];
      // The scale goes where there is least to be scaled.
      const isProductSmall = into.storage.length < Math.min(left.size, right.size);
      if (scale !== 1 && !isProductSmall) {
        if (left.size < right.size) left = tf.mul(left, scale);
        else right = tf.mul(right, scale);
      }
      let product: Tensor = this.multiply(left as Tensor2D, right as Tensor2D, transposeA, transposeB);
      if (scale !== 1 && isProductSmall) product = tf.mul(product, scale);
      if (keep === 0) return product;
      const kept = this.tensor(into);
      if (keep === 1) return tf.add(kept, product);
      return tf.add(tf.mul(kept, typeof keep === 'number' ? keep : this.tensor(keep)), product);
    });
  }

  private multiply(a: Tensor2D, b: Tensor2D, transposeA: boolean, transposeB: boolean): Tensor {
    return this.name === 'wasm'
      ? productInWasm(this.tf, a, b, transposeA, transposeB)
      : this.tf.matMul(a, b, transposeA, transposeB);
  }

  compile(expression: Expression, names: readonly string[]): DeviceElementwise<Place> {
    const { tf } = this;
    if (!isComposable(expression)) {
      const run = this.plain.compile(expression, names);
      return (into, inputs) =>
        this.inPlain(into, (target) =>
          run(
            target,
            inputs.map((input) => (typeof input === 'number' ? input : this.fetch(input))),
          ),
        );
    }
    const value = compose(tf, expression);
    return (into, inputs) =>
      this.compute(into.storage, () => {
        const given = inputs.map((input) => (typeof input === 'number' ? input : this.tensor(input)));
        const computed = value(new Map(names.map((name, i) => [name, given[i]])));
        if (typeof computed === 'number') return tf.fill([into.rows, into.columns], computed);
        // What is put into two places is made twice, so that each can be disposed of.
        return tf.clone(enlarged(tf, computed, [into.rows, into.columns]));
      });
  }

  reduce(into: TfjsBlock, a: TfjsBlock, by: Reduction, direction: Direction): void {
    const axis = direction === 'perRow' ? 1 : 0;
    this.compute(into.storage, () => this.tf[by](this.tensor(a), axis));
  }

  softmaxRows(into: TfjsBlock, a: TfjsBlock): void {
    this.compute(into.storage, () => this.tf.softmax(this.tensor(a)));
  }

  topColumns(indices: TfjsBlock, a: TfjsBlock): void {
    const { tf } = this;
    if (indices.columns === 1)
      this.compute(indices.storage, () => tf.cast(tf.argMax(this.tensor(a), 1), 'float32'));
    else this.inPlain(indices, (target) => this.plain.topColumns(target, this.fetch(a)));
  }

  markTop(into: TfjsBlock, a: TfjsBlock, k: number): void {
    this.inPlain(into, (target) => this.plain.markTop(target, this.fetch(a), k));
  }

  gatherRows(into: TfjsBlock, a: TfjsBlock, rows: Int32Array): void {
    this.compute(into.storage, () => this.tf.gather(this.tensor(a), this.tf.tensor1d(rows, 'int32')));
  }

  unfold(patches: TfjsBlock, images: TfjsBlock, window: ImageWindow): void {
    this.inPlain(patches, (target) => this.plain.unfold(target, this.fetch(images), window));
  }

  fold(images: TfjsBlock, patches: TfjsBlock, window: ImageWindow): void {
    this.inPlain(images, (target) => this.plain.fold(target, this.fetch(patches), window));
  }

  pool(into: TfjsBlock, images: TfjsBlock, window: ImageWindow, by: Pooling): void {
    const { tf } = this;
    const { height, width, channels } = window;
    this.compute(into.storage, () => {
      const shaped: Tensor4D = tf.reshape(this.tensor(images), [images.rows, height, width, channels]);
      return tf.reshape(poolPadded(tf, shaped, window, by), [into.rows, into.columns]);
    });
  }

  protected tensor({ storage, rows, columns }: TfjsBlock): Tensor2D {
    const { tf } = this;
    if (storage.written !== undefined)
      this.put(storage, tf.keep(tf.tensor2d(storage.written, [rows, columns])));
    if (storage.tensor === undefined) return tf.zeros([rows, columns]);
    const { shape } = storage.tensor;
    const isShaped = shape.length === 2 && shape[0] === rows && shape[1] === columns;
    return (isShaped ? storage.tensor : tf.reshape(storage.tensor, [rows, columns])) as Tensor2D;
  }

  private compute(place: Place, work: () => Tensor): void {
    this.computeAll([place], () => [work()]);
  }

  /** Puts the new tensors there and disposes of all others that were made on the way. */
  protected computeAll(places: readonly Place[], work: () => Tensor[]): void {
    const { tf, name } = this;
    // TensorFlow.js has one backend at work at a time. Once it is ready, changing takes no waiting.
    if (tf.getBackend() !== name) void tf.setBackend(name);
    const tensors = tf.tidy(() => work().map((tensor) => tf.keep(tensor)));
    for (const [k, place] of places.entries()) this.put(place, tensors[k]);
  }

  private put(place: Place, tensor: Tensor | undefined): void {
    place.tensor?.dispose();
    place.tensor = tensor;
    place.written = undefined;
  }

  private fetch({ storage, rows, columns }: TfjsBlock): PlainBlock {
    return { storage: this.read(storage), rows, columns };
  }

  private inPlain(into: TfjsBlock, work: (target: PlainBlock) => void): void {
    const target = { storage: new Float32Array(into.storage.length), rows: into.rows, columns: into.columns };
    work(target);
    this.write(into.storage, target.storage);
  }
}
