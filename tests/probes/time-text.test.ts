import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msToTick, tickToMs } from '../../src/probes/time-text.js';

test('times are written without the noise of binary fractions', () => {
  expect(String(tickToMs(3, 1e-4))).toBe('0.3');
  expect(String(tickToMs(1234567, 1e-4))).toBe('123456.7');
  expect(String(tickToMs(7, 2.5e-5))).toBe('0.175');
});

test('a time leads back to its tick', () => {
  const dt = fc.constantFrom(1e-4, 5e-5, 2.5e-5, 1e-5, 1e-3, 1.3e-4);
  fc.assert(
    fc.property(fc.nat(2 ** 40), dt, (tick, dtSeconds) => {
      expect(msToTick(tickToMs(tick, dtSeconds), dtSeconds)).toBe(tick);
    }),
  );
});
