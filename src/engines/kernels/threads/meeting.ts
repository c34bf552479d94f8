/**
 * Where threads wait for each other. Whoever comes early first looks again and again, for what is awaited usually happens
 * within a microsecond or two, and only then goes to sleep.
 */
const ARRIVED = 0;
const ROUND = 1;
export const MEETING_WORDS = 2;

/** Looks before going to sleep: some ten microseconds. */
const LOOKS = 4000;

export class Meeting {
  /** @param words `MEETING_WORDS` of shared memory, 0 at first. */
  constructor(
    private readonly words: Int32Array,
    private readonly parties: number,
  ) {}

  /** Returns when all parties have come. */
  meet(): void {
    if (this.parties === 1) return;
    const { words } = this;
    const round = Atomics.load(words, ROUND);
    if (Atomics.add(words, ARRIVED, 1) === this.parties - 1) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.store(words, ROUND, round + 1);
      Atomics.notify(words, ROUND);
    } else awaitChange(words, ROUND, round);
  }
}

/** Returns when the word is no longer what it was. */
export function awaitChange(words: Int32Array, at: number, was: number): void {
  for (let look = 0; look < LOOKS; look++) if (Atomics.load(words, at) !== was) return;
  while (Atomics.load(words, at) === was) Atomics.wait(words, at, was);
}
