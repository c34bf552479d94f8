/**
 * The random numbers of one row after another, to the bit what the stream gives for (index nth, tick row, slot 0): four blocks
 * are drawn at once and kept while the row goes on, since neighbours share them.
 */
import { philox } from '../../clock/philox.js';
import { blockOfHalf, blockOfWord, halfOf, wordOf } from '../../clock/places.js';
import { fraction } from '../../clock/random.js';
import type { Draws } from './wiring.js';

const BLOCKS = 4;
const WORDS_PER_BLOCK = 4;
/** The block drawn last, whoever drew it: nothing is kept in it between calls. */
const drawn = new Uint32Array(WORDS_PER_BLOCK);

export class RowDraws implements Draws {
  private readonly words = new Uint32Array(BLOCKS * WORDS_PER_BLOCK);
  /** Which row the words are of, and the first of its blocks. */
  private row = -1;
  private first = -1;

  constructor(private readonly key: readonly [number, number]) {}

  word(row: number, nth: number): number {
    const block = blockOfWord(nth);
    return this.words[this.placeOf(row, block) + wordOf(nth)];
  }

  uniform(row: number, nth: number): number {
    const block = blockOfHalf(nth);
    const place = this.placeOf(row, block) + 2 * halfOf(nth);
    return fraction(this.words[place], this.words[place + 1]);
  }

  /** Where the words of a block lie, drawn if need be. */
  private placeOf(row: number, block: number): number {
    const within = block & (BLOCKS - 1);
    if (row !== this.row || block - within !== this.first) this.draw(row, block - within);
    return within * WORDS_PER_BLOCK;
  }

  private draw(row: number, first: number): void {
    this.row = row;
    this.first = first;
    const [key0, key1] = this.key;
    for (let block = 0; block < BLOCKS; block++) {
      philox(drawn, first + block, row, 0, 0, key0, key1);
      for (let word = 0; word < WORDS_PER_BLOCK; word++)
        this.words[block * WORDS_PER_BLOCK + word] = drawn[word];
    }
  }
}
