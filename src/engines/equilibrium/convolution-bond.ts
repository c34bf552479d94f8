import { Problem } from '../../problem.js';
import type { Pooling } from '../tensor/backend.js';
import {
  type ImageWindow,
  OUTSIDE,
  patchSize,
  patchTable,
  pixelsOf,
  placesOf,
} from '../tensor/image-window.js';
import type { Bond } from './bond.js';

export interface ConvolutionShape {
  /** Over the images of `pre`. */
  readonly window: ImageWindow;
  readonly filters: number;
  /** What of the places of a filter reaches `post`: one number for each square of `size` by `size`. */
  readonly pooling?: { readonly by: Pooling; readonly size: number };
}

/** Filters over images, then pooling; the weights of a filter lie together. Both ways it goes through the same maps. */
export class ConvolutionBond implements Bond {
  readonly pre: number;
  readonly post: number;
  readonly weights: Float64Array;
  readonly fanIn: number;
  readonly fanOut: number;
  /** Before pooling: places x filters, as an image. */
  private readonly maps: Float64Array;
  private readonly pooled: ImageWindow | undefined;
  /** How many entries of the maps each neuron of `post` pools. */
  private readonly poolSize: number;

  constructor(readonly shape: ConvolutionShape) {
    const { window, filters, pooling } = shape;
    const { down, across } = placesOf(window);
    this.pre = pixelsOf(window);
    this.fanIn = patchSize(window);
    this.fanOut = window.kernelHeight * window.kernelWidth * filters;
    this.weights = new Float64Array(filters * this.fanIn);
    this.maps = new Float64Array(down * across * filters);
    if (pooling !== undefined) this.pooled = poolingWindow(down, across, filters, pooling.size);
    this.poolSize = pooling === undefined ? 1 : pooling.size ** 2;
    this.post = this.maps.length / this.poolSize;
  }

  get connections(): number {
    return this.maps.length * this.fanIn;
  }

  toPost(into: Float64Array, pre: Float64Array): void {
    this.fillMaps(pre);
    this.eachReaching((map, neuron, share) => {
      into[neuron] += share * this.maps[map];
    });
  }

  toPre(into: Float64Array, post: Float64Array, pre: Float64Array): void {
    const { weights, fanIn } = this;
    this.spread(post, pre);
    this.eachProduct((map, entry, pixel, filter) => {
      into[pixel] += weights[filter * fanIn + entry] * this.maps[map];
    });
  }

  addHebb(into: Float64Array, pre: Float64Array, post: Float64Array, scale: number): void {
    const { fanIn } = this;
    this.spread(post, pre);
    this.eachProduct((map, entry, pixel, filter) => {
      into[filter * fanIn + entry] += scale * this.maps[map] * pre[pixel];
    });
  }

  private fillMaps(pre: Float64Array): void {
    const { weights, fanIn, maps } = this;
    maps.fill(0);
    this.eachProduct((map, entry, pixel, filter) => {
      maps[map] += weights[filter * fanIn + entry] * pre[pixel];
    });
  }

  /** Makes of the maps what `post` sends back into them. */
  private spread(post: Float64Array, pre: Float64Array): void {
    this.fillMaps(pre);
    const back = new Float64Array(this.maps.length);
    this.eachReaching((map, neuron, share) => {
      back[map] = share * post[neuron];
    });
    this.maps.set(back);
  }

  private eachProduct(visit: (map: number, entry: number, pixel: number, filter: number) => void): void {
    const { window, filters } = this.shape;
    eachPatchEntry(window, (patch, entry, pixel) => {
      for (let filter = 0; filter < filters; filter++) visit(patch * filters + filter, entry, pixel, filter);
    });
  }

  /** The entries of the maps that reach a neuron, and how much of them; of equal maxima it is the first. */
  private eachReaching(visit: (map: number, neuron: number, share: number) => void): void {
    const { maps, pooled, poolSize } = this;
    if (pooled === undefined) {
      for (let map = 0; map < maps.length; map++) visit(map, map, 1);
      return;
    }
    const { channels } = pooled;
    const neuronOf = (patch: number, entry: number) => patch * channels + (entry % channels);
    if (this.shape.pooling?.by === 'mean') {
      eachPatchEntry(pooled, (patch, entry, map) => visit(map, neuronOf(patch, entry), 1 / poolSize));
      return;
    }
    const largest = new Int32Array(this.post).fill(-1);
    eachPatchEntry(pooled, (patch, entry, map) => {
      const neuron = neuronOf(patch, entry);
      if (largest[neuron] < 0 || maps[map] > maps[largest[neuron]]) largest[neuron] = map;
    });
    for (let neuron = 0; neuron < largest.length; neuron++) visit(largest[neuron], neuron, 1);
  }
}

/** Every entry of every patch that shows a pixel. */
function eachPatchEntry(
  window: ImageWindow,
  visit: (patch: number, entry: number, pixel: number) => void,
): void {
  const size = patchSize(window);
  patchTable(window).forEach((pixel, k) => {
    if (pixel !== OUTSIDE) visit(Math.floor(k / size), k % size, pixel);
  });
}

export function poolingWindow(height: number, width: number, channels: number, size: number): ImageWindow {
  if (!Number.isInteger(size) || size < 1 || height % size !== 0 || width % size !== 0)
    throw new Problem(`Squares of ${size} by ${size} do not tile maps of ${height} by ${width}.`, {
      fix: 'Choose a size of pooling that divides both, or another padding or kernel.',
    });
  return { height, width, channels, kernelHeight: size, kernelWidth: size, stride: size, padding: 0 };
}
