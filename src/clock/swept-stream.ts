/**
 * A random stream for who goes through indices in order: what neighbours share is drawn once for all of them. The numbers
 * are those of `RandomStream`, whatever the order; out of order they take longer.
 */
import { cosTurns, log, sinTurns } from '../numeric/index.js';
import { blockOfHalf, halfOf } from './places.js';
import { fraction, RandomStream } from './random.js';
import { WordStretch } from './word-stretch.js';

export class SweptStream extends RandomStream {
  /** By slot: each random call of a text has its own. */
  private readonly stretches: WordStretch[] = [];
  private readonly pairs: NormalPairs[] = [];

  override word(index: number, tick: number, slot: number): number {
    const stretch = this.stretch(slot);
    return stretch.words[stretch.word(index, tick)];
  }

  override uniform(index: number, tick: number, slot: number): number {
    const stretch = this.stretch(slot);
    const place = stretch.half(index, tick);
    return fraction(stretch.words[place], stretch.words[place + 1]);
  }

  override normal(index: number, tick: number, slot: number): number {
    this.pairs[slot] ??= new NormalPairs(this.stretch(slot));
    return this.pairs[slot].normal(index, tick);
  }

  private stretch(slot: number): WordStretch {
    this.stretches[slot] ??= new WordStretch(this.key, slot);
    return this.stretches[slot];
  }
}

/** A block makes two normal numbers (`RandomStream.normal`): the second is kept until its index asks for it. */
class NormalPairs {
  private readonly blocks = new Float64Array(PAIRS).fill(-1);
  private readonly ticks = new Float64Array(PAIRS);
  private readonly values = new Float64Array(PAIRS * PER_BLOCK);

  constructor(private readonly stretch: WordStretch) {}

  normal(index: number, tick: number): number {
    const block = blockOfHalf(index);
    const pair = block & (PAIRS - 1);
    if (this.blocks[pair] !== block || this.ticks[pair] !== tick) {
      this.blocks[pair] = block;
      this.ticks[pair] = tick;
      this.make(pair, this.stretch.pair(index, tick));
    }
    return this.values[pair * PER_BLOCK + halfOf(index)];
  }

  private make(pair: number, place: number): void {
    const { words } = this.stretch;
    const radius = Math.sqrt(-2 * log(1 - fraction(words[place], words[place + 1])));
    const turns = fraction(words[place + 2], words[place + 3]);
    this.values[pair * PER_BLOCK] = radius * cosTurns(turns);
    this.values[pair * PER_BLOCK + 1] = radius * sinTurns(turns);
  }
}

/** Neighbours that share a block lie four apart. */
const PAIRS = 4;
const PER_BLOCK = 2;
