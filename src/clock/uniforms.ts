/** Uniform numbers for one place of a random stream, from 0 up to but not including 1, in steps of 2^-53. */
export interface Uniforms {
  /** The number that a count is read off from, where it can be: its first 16 bits decide nearly always. */
  one(): number;
  /** Pairs, as many as a rejection method asks for; the same attempt gives the same pair. */
  pair(attempt: number): void;
  /** Of the pair drawn last. */
  first: number;
  second: number;
}
