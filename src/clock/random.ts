// stand-in until part 1's lands
import { cos, log } from '../numeric/index.js';
import { philox } from './philox.js';

const block = new Uint32Array(4);
function hash(text: string, seed: number): number {
  let h = seed >>> 0;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return h;
}
export class RandomStream {
  private readonly key0: number;
  private readonly key1: number;
  constructor(seed: number, group: string, purpose: string) {
    this.key0 = hash(`${group}/${purpose}`, seed ^ 0x811c9dc5);
    this.key1 = hash(`${purpose}/${group}`, seed ^ 0x1234567);
  }
  private fill(index: number, tick: number, slot: number): void {
    philox(block, index, tick, Math.floor(tick / 4294967296), slot, this.key0, this.key1);
  }
  word(index: number, tick: number, slot: number): number {
    this.fill(index, tick, slot);
    return block[0];
  }
  uniform(index: number, tick: number, slot: number): number {
    this.fill(index, tick, slot);
    return ((block[0] >>> 5) * 67108864 + (block[1] >>> 6)) / 9007199254740992;
  }
  normal(index: number, tick: number, slot: number): number {
    this.fill(index, tick, slot);
    const u = (block[0] + 1) / 4294967296;
    const v = block[1] / 4294967296;
    return Math.sqrt(-2 * log(u)) * cos(2 * Math.PI * v);
  }
  poisson(mean: number, index: number, tick: number, slot: number): number {
    let u = this.uniform(index, tick, slot);
    let p = Math.E ** -mean;
    let k = 0;
    while (u > p && k < 10000) {
      u -= p;
      k++;
      p *= mean / k;
    }
    return k;
  }
  binomial(n: number, p: number, index: number, tick: number, slot: number): number {
    return Math.min(n, this.poisson(n * p, index, tick, slot));
  }
}
