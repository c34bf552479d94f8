import { expect, test } from 'vitest';
import { measureLimits } from '../../../src/cli/bench/machine-limits.js';

test('no machine is slower or faster than machines are', () => {
  const limits = measureLimits(() => performance.now());
  for (const perSecond of Object.values(limits)) {
    expect(perSecond).toBeGreaterThan(1e8);
    expect(perSecond).toBeLessThan(1e13);
  }
});
