/**
 * A hash of all spikes of a run in their order: equal hashes mean equal spike trains, for all practical purposes (it
 * guards against mistakes, not against malice).
 *
 * The hash is two unsigned 32-bit words, `high` and `low`, at first 0x53594e46 and 0x49524531. Each spike, in the order
 * (tick, population, neuron), feeds in four unsigned words: the tick modulo 2^32, the tick divided by 2^32 rounded
 * down, the number of the population, the number of the neuron. A word w is fed in by (arithmetic modulo 2^32; `rotl`
 * rotates left; `>>` shifts in zeros)
 *
 *     high = (rotl(high, 5) ^ w) * 0x9e3779b1;   high = high ^ (high >> 15)
 *     low  = (rotl(low, 13) + w) * 0x85ebca77 + high;   low = low ^ (low >> 13)
 *
 * It is written as 16 lower-case hexadecimal digits, `high` first.
 */
export class SpikeHash {
  private high: number;
  private low: number;

  constructor(words: readonly [number, number] = START) {
    [this.high, this.low] = words;
  }

  add(tick: number, population: number, neuron: number): void {
    this.feed(tick >>> 0);
    this.feed(Math.floor(tick / 2 ** 32));
    this.feed(population);
    this.feed(neuron);
  }

  /** The running state: a hash made from it goes on where this one is. */
  get words(): readonly [number, number] {
    return [this.high >>> 0, this.low >>> 0];
  }

  toString(): string {
    return this.words.map((word) => word.toString(16).padStart(8, '0')).join('');
  }

  private feed(word: number): void {
    const high = Math.imul(((this.high << 5) | (this.high >>> 27)) ^ word, 0x9e3779b1);
    this.high = high ^ (high >>> 15);
    const low = Math.imul((((this.low << 13) | (this.low >>> 19)) + word) | 0, 0x85ebca77) + this.high;
    this.low = low ^ (low >>> 13);
  }
}

const START = [0x53594e46, 0x49524531] as const;
