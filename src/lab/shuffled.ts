import { RandomStream } from '../clock/random.js';

/** The numbers from 0 to count - 1 in an order that only the seed and the epoch decide (Fisher and Yates). */
export function shuffled(count: number, seed: number, epoch: number): Uint32Array {
  const random = new RandomStream(seed, 'lab', 'order of samples');
  const order = Uint32Array.from({ length: count }, (_, k) => k);
  for (let last = count - 1; last > 0; last--) {
    const chosen = Math.floor(random.uniform(last, epoch, 0) * (last + 1));
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return order;
}
