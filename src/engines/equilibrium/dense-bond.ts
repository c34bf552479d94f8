import type { Bond } from './bond.js';

/** From all to all; the weights of a neuron of `post` lie together. */
export class DenseBond implements Bond {
  readonly weights: Float64Array;

  constructor(
    readonly pre: number,
    readonly post: number,
  ) {
    this.weights = new Float64Array(pre * post);
  }

  get fanIn(): number {
    return this.pre;
  }

  get connections(): number {
    return this.weights.length;
  }

  get fanOut(): number {
    return this.post;
  }

  toPost(into: Float64Array, pre: Float64Array): void {
    const { weights } = this;
    for (let j = 0, k = 0; j < this.post; j++) {
      let sum = 0;
      for (let i = 0; i < this.pre; i++, k++) sum += weights[k] * pre[i];
      into[j] += sum;
    }
  }

  toPre(into: Float64Array, post: Float64Array): void {
    const { weights } = this;
    for (let j = 0, k = 0; j < this.post; j++)
      for (let i = 0; i < this.pre; i++, k++) into[i] += weights[k] * post[j];
  }

  addHebb(into: Float64Array, pre: Float64Array, post: Float64Array, scale: number): void {
    for (let j = 0, k = 0; j < this.post; j++) {
      const scaled = scale * post[j];
      for (let i = 0; i < this.pre; i++, k++) into[k] += scaled * pre[i];
    }
  }
}
