import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatNumber,
  linearScale,
  niceDomain,
  niceStep,
  niceTicks,
} from '../../../src/probes/plots/scale.js';

const magnitude = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 999 }));

test('ticks are few, evenly spaced, round, and inside', () => {
  fc.assert(
    fc.property(magnitude, fc.integer({ min: -50, max: 50 }), ([exponent, digits], shift) => {
      const span = digits * Number(`1e${exponent}`);
      const low = shift * span;
      const ticks = niceTicks(low, low + span, 5);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(11);
      const slack = span * 1e-6;
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(low - slack);
        expect(tick).toBeLessThanOrEqual(low + span + slack);
      }
      expect(String(niceStep(span, 5))).toMatch(/^0*\.?0*[125]0*(e[+-]\d+)?$/);
    }),
  );
});

test('a nice domain holds the old one and begins and ends at ticks', () => {
  expect(niceDomain(0, 87, 4)).toEqual([0, 100]);
  expect(niceDomain(-0.3, 0.71, 5)).toEqual([-0.5, 1]);
  expect(niceDomain(3, 3, 4)).toEqual([3, 3]);
});

test('a scale maps its ends, and a flat domain to the middle', () => {
  const scale = linearScale([10, 20], [100, 0]);
  expect([scale(10), scale(15), scale(20)]).toEqual([100, 50, 0]);
  expect(linearScale([7, 7], [0, 100])(7)).toBe(50);
  expect(linearScale([0, 0], [0, 100])(0)).toBe(50);
});

test('numbers are written for people', () => {
  expect(formatNumber(0.1 + 0.2)).toBe('0.3');
  expect(formatNumber(-60)).toBe('\u221260');
  expect(formatNumber(1234567)).toBe('1\u2009234\u2009567');
  expect(formatNumber(2.5e-7)).toBe('2.5e\u22127');
  expect(formatNumber(-0)).toBe('0');
});
