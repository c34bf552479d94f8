import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowDraws } from '../../../src/build/connect/row-draws.js';
import { RandomStream } from '../../../src/clock/random.js';

it('gives what the stream gives, in whatever order it is asked', () => {
  const place = fc.record({
    row: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 31 - 1 })),
    nth: fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 2 ** 31 - 1 })),
    word: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.nat(), fc.array(place, { maxLength: 50 }), (seed, places) => {
      const stream = new RandomStream(seed, 'p', 'connect');
      const draws = new RowDraws(stream.key);
      for (const { row, nth, word } of places) {
        if (word) expect(draws.word(row, nth)).toBe(stream.word(nth, row, 0));
        else expect(draws.uniform(row, nth)).toBe(stream.uniform(nth, row, 0));
      }
    }),
  );
});
