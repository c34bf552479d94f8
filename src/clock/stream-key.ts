/**
 * The key of a random stream: 64 bits that depend on every bit of its seed and names. Philox itself does the mixing: the words
 * are taken in two at a time, each pair followed by one block.
 */
import { philox } from './philox.js';

/** Any fixed key will do: digits of pi. */
const MIXING_KEY = [0x243f6a88, 0x85a308d3] as const;

const number = new Float64Array(1);
const numberWords = new Uint32Array(number.buffer);
/** Which word holds the sign depends on the machine's order of bytes; the key must not. */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** The lengths come first, so that ('ab', 'c') is not ('a', 'bc'). */
export function streamKey(seed: number, group: string, purpose: string): readonly [number, number] {
  // Adding 0 makes one seed of 0 and -0.
  number[0] = seed + 0;
  const words = [numberWords[HIGH], numberWords[1 - HIGH], group.length, purpose.length];
  for (const text of [group, purpose])
    for (let at = 0; at < text.length; at++) words.push(text.charCodeAt(at));
  if (words.length % 2 === 1) words.push(0);
  const state = new Uint32Array(4);
  for (let at = 0; at < words.length; at += 2) {
    philox(state, state[0] ^ words[at], state[1] ^ words[at + 1], state[2], state[3], ...MIXING_KEY);
  }
  return [state[0], state[1]];
}
