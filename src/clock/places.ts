/**
 * Which words of which blocks belong to an index: neighbours share blocks, since a block has four words and a draw needs
 * one or two, or less. They do it in such a way that the same word of four blocks in a row serves four neighbours, which is
 * how processors compute them: as vectors.
 *
 * Thirty-two neighbours that need half a word each have the blocks b to b + 3: index 32 m + 8 w + 2 l + h has the lower (h = 0)
 * or upper sixteen bits of word w of block 4 m + l.
 * Sixteen neighbours that need one word each have them likewise: index 16 m + 4 w + l has word w of block 4 m + l.
 * Eight neighbours that need two: index 8 m + 4 h + l has half h, words 2 h and 2 h + 1, of block 4 m + l.
 */

/** Block of the index among those of which each index takes half a word. */
export function blockOfShort(index: number): number {
  return ((index >>> 5) << 2) | ((index >>> 1) & 3);
}

/** Its word in the block, and from which bit on it has sixteen. */
export function wordOfShort(index: number): number {
  return (index >>> 3) & 3;
}

export function shiftOfShort(index: number): number {
  return 16 * (index & 1);
}

/** Block of the index among those of which each index takes a word. */
export function blockOfWord(index: number): number {
  return ((index >>> 4) << 2) | (index & 3);
}

/** Its word in the block, 0 to 3. */
export function wordOf(index: number): number {
  return (index >>> 2) & 3;
}

/** Block of the index among those of which each index takes two words. */
export function blockOfHalf(index: number): number {
  return ((index >>> 3) << 2) | (index & 3);
}

/** Its half of the block, 0 or 1. */
export function halfOf(index: number): number {
  return (index >>> 2) & 1;
}
