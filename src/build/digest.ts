/**
 * A digest of who is connected to whom and how far away: a checkpoint carries it, so that it is never restored into
 * another network. Two 32-bit MurmurHash3 (Appleby 2011) with different seeds side by side: it guards against
 * mistakes, not against malice.
 */
import type { Circuit } from './circuit.js';

/** 16 hexadecimal digits. */
export function topologyDigest(circuit: Pick<Circuit, 'populations' | 'projections'>): string {
  const hash = new WordHash();
  hash.add(circuit.populations.length);
  for (const { size } of circuit.populations) hash.add(size);
  for (const { source, target, rowStart, targets, procedural, delayTicks } of circuit.projections) {
    hash.add(source);
    hash.add(target);
    hash.addAll(rowStart);
    hash.addAll(targets);
    if (procedural !== undefined) for (const word of procedural.key) hash.add(word);
    if (typeof delayTicks === 'number') hash.add(delayTicks);
    else hash.addAll(delayTicks);
  }
  return hash.toString();
}

class WordHash {
  private low = 0x9747b28c;
  private high = 0x5bd1e995;
  private words = 0;

  add(word: number): void {
    let mixed = Math.imul(word, 0xcc9e2d51);
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    this.low = step(this.low ^ mixed);
    this.high = step(this.high ^ mixed);
    this.words++;
  }

  /** The length counts too, so that words cannot move from one list to the next. */
  addAll(words: Uint32Array): void {
    this.add(words.length);
    for (const word of words) this.add(word);
  }

  toString(): string {
    return [this.high, this.low].map((half) => hex(finish(half ^ this.words))).join('');
  }
}

function step(hash: number): number {
  return (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');
