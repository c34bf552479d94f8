/** How many random bits numbers are made of, for all who make them: clock/random.ts one by one, wasm/random many at once. */
const WORD_BITS = 32;
/** Uniform numbers are multiples of 2^-53: as many bits as an f64 has, so that none of them is rounded. */
export const FRACTION_BITS = 53;

/** Of two words, ((high >>> HIGH_DROPPED) 2^LOW_BITS + (low >>> LOW_DROPPED)) / 2^FRACTION_BITS. */
export const HIGH_DROPPED = 5;
export const LOW_DROPPED = 6;
export const LOW_BITS = WORD_BITS - LOW_DROPPED;

/** The number that a count is read off from: bits that neighbours share a block for decide nearly always, the last ones else. */
export const SHORT_BITS = 16;
export const LAST_BITS = FRACTION_BITS - SHORT_BITS;
