/** Pairs of uniform numbers, as many as a rejection method asks for, all belonging to one place of a random stream. */
export interface UniformPairs {
  /** Of the pair drawn last: from 0 up to but not including 1, in steps of 2^-53. */
  first: number;
  second: number;
  /** The same attempt gives the same pair. */
  draw(attempt: number): void;
}
