/** The random numbers of one row after another: to the bit what the stream gives for index nth, tick row, slot 0. */
import { fraction } from '../../clock/random.js';
import { WordStretch } from '../../clock/word-stretch.js';
import type { Draws } from './wiring.js';

export class RowDraws implements Draws {
  private readonly stretch: WordStretch;

  constructor(key: readonly [number, number]) {
    this.stretch = new WordStretch(key, 0);
  }

  word(row: number, nth: number): number {
    return this.stretch.words[this.stretch.word(nth, row)];
  }

  uniform(row: number, nth: number): number {
    const place = this.stretch.half(nth, row);
    return fraction(this.stretch.words[place], this.stretch.words[place + 1]);
  }
}
