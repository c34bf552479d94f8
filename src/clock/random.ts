/**
 * Randomness without state: a draw is a function of (seed, group, purpose) and of the place (index, tick, slot), so it
 * does not depend on what was drawn before, in which order, or on which thread.
 *
 * The key is made of seed, group name and purpose (stream-key.ts). The counter of a block is four words:
 *
 *     block, tick modulo 2^32, tick / 2^32 + plane * 2^21, slot
 *
 * where slot is below 2^32 and the tick below 2^53. Which words of which blocks belong to an index (below 2^32) says
 * places.ts; that is plane 0. Further planes have a block for each index: plane 1 the last bits of counts, planes from 2 on
 * the attempts of rejection methods. How two words make a uniform number
 * says numeric/random-bits.ts.
 */
import { cosTurns, log, sinTurns } from '../numeric/index.js';
import {
  FRACTION_BITS,
  HIGH_DROPPED,
  LAST_BITS,
  LOW_BITS,
  LOW_DROPPED,
  SHORT_BITS,
} from '../numeric/random-bits.js';
import { binomial } from './binomial.js';
import { philox } from './philox.js';
import {
  blockOfHalf,
  blockOfShort,
  blockOfWord,
  halfOf,
  shiftOfShort,
  wordOf,
  wordOfShort,
} from './places.js';
import { poisson } from './poisson.js';
import { streamKey } from './stream-key.js';
import type { Uniforms } from './uniforms.js';

const WORD_BITS = 32;
const WORD = 2 ** WORD_BITS;
const MOST_SHORT = 2 ** SHORT_BITS - 1;
/** Bits of the third word that a tick can use; planes lie above. */
const TICK_HIGH_BITS = 21;
/** Worked out here: a power in a function is worked out again whenever it is called. */
const LOW_SPAN = 2 ** LOW_BITS;
const FRACTION_STEP = 2 ** -FRACTION_BITS;
const LAST_SPAN = 2 ** LAST_BITS;
/** For the first word of the last bits, of which it is the upper part. */
const LAST_HIGH_UNIT = 2 ** (LAST_BITS - WORD_BITS);
const PLANE_STEP = 2 ** TICK_HIGH_BITS;
const LAST_BITS_PLANE = 1;
const FIRST_ATTEMPT_PLANE = 2;

/** The block drawn last, whoever drew it: nothing is kept in it between calls. */
const block = new Uint32Array(4);

/** A number of 53 bits in [0, 1), of two words. */
export function fraction(high: number, low: number): number {
  return ((high >>> HIGH_DROPPED) * LOW_SPAN + (low >>> LOW_DROPPED)) * FRACTION_STEP;
}

export class RandomStream {
  /** The words of the key, for who draws many at once. */
  readonly key: readonly [number, number];
  private readonly uniforms: UniformsAtPlace;

  constructor(seed: number, group: string, purpose: string) {
    this.key = streamKey(seed, group, purpose);
    this.uniforms = new UniformsAtPlace(...this.key);
  }

  /** 32 random bits, as a number from 0 to 2^32 - 1. */
  word(index: number, tick: number, slot: number): number {
    this.draw(blockOfWord(index), tick, slot);
    return block[wordOf(index)];
  }

  /** From 0 up to but not including 1, in steps of 2^-53. */
  uniform(index: number, tick: number, slot: number): number {
    this.draw(blockOfHalf(index), tick, slot);
    const first = 2 * halfOf(index);
    return fraction(block[first], block[first + 1]);
  }

  /**
   * Mean 0, standard deviation 1, by the method of Box & Muller (Annals of Mathematical Statistics 29, 1958): a block makes two,
   * and no branches, whatever comes. Values reach 8.57 at most, which a true normal passes once in 10^17 draws.
   */
  normal(index: number, tick: number, slot: number): number {
    this.draw(blockOfHalf(index), tick, slot);
    const radius = Math.sqrt(-2 * log(1 - fraction(block[0], block[1])));
    const turns = fraction(block[2], block[3]);
    return radius * (halfOf(index) === 0 ? cosTurns(turns) : sinTurns(turns));
  }

  /** NaN unless the mean is finite and not negative. */
  poisson(mean: number, index: number, tick: number, slot: number): number {
    return poisson(mean, this.uniforms.at(index, tick, slot));
  }

  /** Successes in n trials; NaN unless n is a whole number from 0 and p a probability. */
  binomial(n: number, p: number, index: number, tick: number, slot: number): number {
    return binomial(n, p, this.uniforms.at(index, tick, slot));
  }

  private draw(number: number, tick: number, slot: number): void {
    philox(block, number, tick, Math.floor(tick / WORD), slot, this.key[0], this.key[1]);
  }
}

class UniformsAtPlace implements Uniforms {
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

  one(): number {
    this.draw(blockOfShort(this.index), 0);
    const short = (block[wordOfShort(this.index)] >>> shiftOfShort(this.index)) & MOST_SHORT;
    this.draw(this.index, LAST_BITS_PLANE);
    const last = block[0] * LAST_HIGH_UNIT + (block[1] >>> (2 * WORD_BITS - LAST_BITS));
    return (short * LAST_SPAN + last) * FRACTION_STEP;
  }

  pair(attempt: number): void {
    this.draw(this.index, FIRST_ATTEMPT_PLANE + attempt);
    this.first = fraction(block[0], block[1]);
    this.second = fraction(block[2], block[3]);
  }

  private draw(number: number, plane: number): void {
    const high = Math.floor(this.tick / WORD) + plane * PLANE_STEP;
    philox(block, number, this.tick, high, this.slot, this.key0, this.key1);
  }
}
