import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrowingArray } from '../../src/probes/growing-array.js';

test('holds what an ordinary array would', () => {
  const step = fc.oneof(fc.record({ push: fc.double() }), fc.record({ drop: fc.nat(5) }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const grown = new GrowingArray(1);
      const plain: number[] = [];
      for (const each of steps) {
        if ('push' in each) {
          grown.push(each.push);
          plain.push(each.push);
        } else {
          const count = Math.min(each.drop, plain.length);
          grown.dropFirst(count);
          plain.splice(0, count);
        }
      }
      expect([...grown.view()]).toEqual(plain);
      expect(grown.length).toBe(plain.length);
    }),
  );
});
