/**
 * Filters over the images of a batch, then pooling. Both ways it goes through the maps, before pooling; what comes back goes
 * to all places that a mean was taken of, or to the first of the largest.
 */

import { binary, call, type Expression, number, symbol } from '../../../equations/expression.js';
import type { Backend, Elementwise, Matrix } from '../../tensor/backend.js';
import { type ImageWindow, patchSize, pixelsOf, placesOf } from '../../tensor/image-window.js';
import { type ConvolutionShape, poolingWindow } from '../convolution-bond.js';
import type { BatchBond, Ends } from './batched-bond.js';
import { compiledFor } from './compiled-for.js';

export class ConvolvedBatch implements BatchBond {
  private readonly maps: Matrix;
  /** The same as images: a sample in each row. */
  private readonly mapImages: Matrix;
  private readonly patches: Matrix;
  private readonly images: Matrix;
  private readonly learned: Matrix;
  private readonly add: Elementwise;
  private readonly pooled: PooledBatch | undefined;
  private readonly copy: Elementwise;

  constructor(
    private readonly backend: Backend,
    private readonly shape: ConvolutionShape,
    private readonly weights: Matrix,
    count: number,
  ) {
    const { window, filters, pooling } = shape;
    const { down, across } = placesOf(window);
    const places = down * across;
    this.maps = backend.matrix(count * places, filters);
    this.mapImages = backend.view(this.maps, count, places * filters);
    this.patches = backend.matrix(count * places, patchSize(window));
    this.learned = backend.matrix(weights.rows, weights.columns);
    this.images = backend.matrix(count, pixelsOf(window));
    this.add = compiledFor(backend, binary('+', symbol('a'), symbol('b')));
    this.copy = compiledFor(backend, symbol('a'));
    if (pooling !== undefined) {
      const over = poolingWindow(down, across, filters, pooling.size);
      this.pooled = new PooledBatch(backend, over, pooling.by === 'mean', count);
    }
  }

  toPost(into: Matrix, pre: Matrix): void {
    const { backend, shape, pooled } = this;
    backend.convolve(this.maps, pre, this.weights, shape.window);
    if (pooled === undefined) this.copy(into, { a: this.mapImages });
    else pooled.pool(into, this.mapImages);
  }

  toPre(into: Matrix, post: Matrix, keep: 0 | 1): void {
    const { backend, shape, images, patches } = this;
    this.spread(post);
    backend.matmul(patches, this.maps, this.weights);
    if (keep === 0) backend.fold(into, patches, shape.window);
    else {
      backend.fold(images, patches, shape.window);
      this.add(into, { a: into, b: images });
    }
  }

  learn(ends: readonly Ends[], change: () => void): void {
    const { backend, shape, maps, patches, weights, learned } = this;
    for (const [k, { pre, post }] of ends.entries()) {
      // Which are the largest is for the weights to say that neurons settled with.
      if (shape.pooling?.by === 'max') backend.convolve(maps, pre, weights, shape.window);
      this.spread(post);
      backend.unfold(patches, pre, shape.window);
      backend.matmul(learned, maps, patches, { transposeA: true, keep: k === 0 ? 0 : 1 });
    }
    change();
    if (ends.length > 0) this.add(weights, { a: weights, b: learned });
  }

  free(): void {
    this.pooled?.free();
    this.backend.free(this.mapImages, this.maps, this.patches, this.images, this.learned);
  }

  /** Makes of the maps what `post` sends back into them. */
  private spread(post: Matrix): void {
    if (this.pooled === undefined) this.copy(this.mapImages, { a: post });
    else this.pooled.spread(this.mapImages, post);
  }
}

class PooledBatch {
  /** A place of `post` in each row. */
  private readonly entries: Matrix;
  /** What is sent back: the same matrix in two shapes. */
  private readonly sent: Matrix;
  private readonly sentByPlace: Matrix;
  /** Puts the channels of one entry of a patch where they belong, and takes them from there. */
  private readonly selectors: readonly Matrix[];
  private readonly found: readonly Matrix[];
  private readonly part: Matrix;
  /** What of a place goes to each entry: all of it, if that is the first of the largest. */
  private readonly shares: readonly Elementwise[];
  private readonly copy: Elementwise;

  constructor(
    private readonly backend: Backend,
    private readonly window: ImageWindow,
    private readonly isMean: boolean,
    count: number,
  ) {
    const { channels } = window;
    const { down, across } = placesOf(window);
    const places = count * down * across;
    const size = patchSize(window) / channels;
    const each = Array.from({ length: size }, (_, entry) => entry);
    this.entries = backend.matrix(places, patchSize(window));
    this.sent = backend.matrix(count, down * across * channels);
    this.sentByPlace = backend.view(this.sent, places, channels);
    this.selectors = each.map((entry) =>
      backend.matrix(channels, patchSize(window), selector(channels, entry, patchSize(window))),
    );
    this.found = each.map(() => backend.matrix(places, channels));
    this.part = backend.matrix(places, channels);
    this.copy = compiledFor(backend, symbol('a'));
    this.shares = each.map((entry) => compiledFor(backend, shareOf(entry, size)));
  }

  pool(into: Matrix, maps: Matrix): void {
    this.backend.pool(into, maps, this.window, this.isMean ? 'mean' : 'max');
  }

  /** @param maps what was pooled, and then what is sent back. */
  spread(maps: Matrix, post: Matrix): void {
    const { backend, window, entries, sentByPlace, selectors, found, part } = this;
    this.copy(this.sent, { a: post });
    if (this.isMean)
      selectors.forEach((select, entry) => {
        const options = { scale: 1 / selectors.length, keep: entry === 0 ? 0 : 1 };
        backend.matmul(entries, sentByPlace, select, options);
      });
    else {
      backend.unfold(entries, maps, window);
      selectors.forEach((select, entry) => {
        backend.matmul(found[entry], entries, select, { transposeB: true });
      });
      const values = Object.fromEntries(found.map((matrix, entry) => [nameOf(entry), matrix]));
      selectors.forEach((select, entry) => {
        this.shares[entry](part, { ...values, sent: sentByPlace });
        backend.matmul(entries, part, select, { keep: entry === 0 ? 0 : 1 });
      });
    }
    backend.fold(maps, entries, window);
  }

  free(): void {
    this.backend.free(
      ...[this.entries, this.sentByPlace, this.sent, this.part],
      ...this.selectors,
      ...this.found,
    );
  }
}

const nameOf = (entry: number): string => `x${entry}`;

/** `sent` where an entry is larger than all before it and not smaller than those behind it, else 0. */
function shareOf(entry: number, size: number): Expression {
  let share: Expression = symbol('sent');
  for (let other = 0; other < size; other++) {
    if (other === entry) continue;
    const isFirst = binary(other < entry ? '>' : '>=', symbol(nameOf(entry)), symbol(nameOf(other)));
    share = call('select', isFirst, share, number(0));
  }
  return share;
}

function selector(channels: number, entry: number, columns: number): Float32Array {
  const values = new Float32Array(channels * columns);
  for (let channel = 0; channel < channels; channel++)
    values[channel * columns + entry * channels + channel] = 1;
  return values;
}
