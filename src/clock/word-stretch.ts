/**
 * The blocks that a stretch of neighbours shares (places.ts), drawn at once and kept until the next: for who goes through
 * indices in order, tick by tick, with one slot.
 */
import { philox } from './philox.js';
import { blockOfHalf, blockOfWord, halfOf, wordOf } from './places.js';

const BLOCKS = 4;
const WORDS = 4;
const HALVES = 2;
const WORD = 2 ** 32;

/** The block drawn last, whoever drew it: nothing is kept in it between calls. */
const drawn = new Uint32Array(WORDS);

export class WordStretch {
  /** Of the four blocks, one after the other. */
  readonly words = new Uint32Array(BLOCKS * WORDS);
  private first = -1;
  private tick = -1;

  constructor(
    private readonly key: readonly [number, number],
    private readonly slot: number,
  ) {}

  /** Where in `words` the word of the index is now. */
  word(index: number, tick: number): number {
    return WORDS * this.draw(blockOfWord(index), tick) + wordOf(index);
  }

  /** Where in `words` the two words of the index begin now. */
  half(index: number, tick: number): number {
    return WORDS * this.draw(blockOfHalf(index), tick) + HALVES * halfOf(index);
  }

  /** Where in `words` the block is now that the index shares with another. */
  pair(index: number, tick: number): number {
    return WORDS * this.draw(blockOfHalf(index), tick);
  }

  /** Sees to it that the block is there; says which of the four it is. */
  private draw(block: number, tick: number): number {
    const which = block & (BLOCKS - 1);
    if (block - which !== this.first || tick !== this.tick) this.drawAll(block - which, tick);
    return which;
  }

  private drawAll(first: number, tick: number): void {
    this.first = first;
    this.tick = tick;
    const tickHigh = Math.floor(tick / WORD);
    const [key0, key1] = this.key;
    for (let block = 0; block < BLOCKS; block++) {
      philox(drawn, first + block, tick, tickHigh, this.slot, key0, key1);
      for (let word = 0; word < WORDS; word++) this.words[block * WORDS + word] = drawn[word];
    }
  }
}
