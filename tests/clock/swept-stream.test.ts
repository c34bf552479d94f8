import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RandomStream } from '../../src/clock/random.js';
import { SweptStream } from '../../src/clock/swept-stream.js';

const index = fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 2 ** 32 - 40, max: 2 ** 32 - 1 }));
const tick = fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 2 ** 53 - 1 }));
const place = fc.record({
  index,
  tick,
  slot: fc.nat({ max: 2 }),
  kind: fc.constantFrom('word', 'uniform', 'normal'),
});

it('gives what the stream gives, in whatever order it is asked', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(place, { maxLength: 60 }), (seed, places) => {
      const stream = new RandomStream(seed, 'p', 'connect');
      const swept = new SweptStream(seed, 'p', 'connect');
      for (const { index, tick, slot, kind } of places)
        expect(swept[kind](index, tick, slot)).toBe(stream[kind](index, tick, slot));
    }),
  );
});

it('leaves counts as they are', () => {
  const [stream, swept] = [new RandomStream(3, 'p', 'q'), new SweptStream(3, 'p', 'q')];
  for (let k = 0; k < 50; k++) expect(swept.poisson(3, k, 0, 1)).toBe(stream.poisson(3, k, 0, 1));
});
