/**
 * Randomness without state: a draw is a function of (seed, group, purpose) and of the place (index, tick, slot), so it
 * does not depend on what was drawn before, in which order, or on which thread.
 *
 * The key is made of seed, group name and purpose (stream-key.ts). The counter of a draw is four words:
 *
 *     index, tick modulo 2^32, tick / 2^32 + attempt * 2^21, slot
 *
 * where index and slot are below 2^32, the tick is below 2^53, and attempt is 0 but for rejection methods, which go on with 1,
 * 2, ... The block w0 w1 w2 w3 makes two uniform numbers, ((w0 >> 5) 2^26 + (w1 >> 6)) / 2^53 and the same of w2, w3.
 */
import { cosTurns, log } from '../numeric/index.js';
import { binomial } from './binomial.js';
import { philox } from './philox.js';
import { poisson } from './poisson.js';
import { streamKey } from './stream-key.js';
import type { UniformPairs } from './uniform-pairs.js';

const WORD = 2 ** 32;
/** Bits of the third word that a tick can use; attempts lie above. */
const TICK_HIGH_BITS = 21;

/** The block drawn last, whoever drew it: nothing is kept in it between calls. */
const block = new Uint32Array(4);

/** A number of 53 bits in [0, 1). */
function fraction(high: number, low: number): number {
  return ((high >>> 5) * 67108864 + (low >>> 6)) * 2 ** -53;
}

export class RandomStream {
  private readonly key0: number;
  private readonly key1: number;
  private readonly pairs: PairsAtPlace;

  constructor(seed: number, group: string, purpose: string) {
    [this.key0, this.key1] = streamKey(seed, group, purpose);
    this.pairs = new PairsAtPlace(this.key0, this.key1);
  }

  /** 32 random bits, as a number from 0 to 2^32 - 1. */
  word(index: number, tick: number, slot: number): number {
    philox(block, index, tick, Math.floor(tick / WORD), slot, this.key0, this.key1);
    return block[0];
  }

  /** From 0 up to but not including 1, in steps of 2^-53. */
  uniform(index: number, tick: number, slot: number): number {
    philox(block, index, tick, Math.floor(tick / WORD), slot, this.key0, this.key1);
    return fraction(block[0], block[1]);
  }

  /**
   * Mean 0, standard deviation 1, by the method of Box & Muller (Annals of Mathematical Statistics 29, 1958): one block and no
   * branches, whatever comes. Values reach 8.57 at most, which a true normal passes once in 10^17 draws.
   */
  normal(index: number, tick: number, slot: number): number {
    philox(block, index, tick, Math.floor(tick / WORD), slot, this.key0, this.key1);
    const radius = Math.sqrt(-2 * log(1 - fraction(block[0], block[1])));
    return radius * cosTurns(fraction(block[2], block[3]));
  }

  /** NaN unless the mean is finite and not negative. */
  poisson(mean: number, index: number, tick: number, slot: number): number {
    return poisson(mean, this.pairs.at(index, tick, slot));
  }

  /** Successes in n trials; NaN unless n is a whole number from 0 and p a probability. */
  binomial(n: number, p: number, index: number, tick: number, slot: number): number {
    return binomial(n, p, this.pairs.at(index, tick, slot));
  }
}

class PairsAtPlace implements UniformPairs {
  first = 0;
  second = 0;
  private index = 0;
  private tick = 0;
  private slot = 0;

  constructor(
    private readonly key0: number,
    private readonly key1: number,
  ) {}

  at(index: number, tick: number, slot: number): this {
    this.index = index;
    this.tick = tick;
    this.slot = slot;
    return this;
  }

  draw(attempt: number): void {
    const high = Math.floor(this.tick / WORD) + (attempt << TICK_HIGH_BITS);
    philox(block, this.index, this.tick, high, this.slot, this.key0, this.key1);
    this.first = fraction(block[0], block[1]);
    this.second = fraction(block[2], block[3]);
  }
}
