import { expect, it } from 'vitest';
import { beat, togetherness } from './irregularity.js';
import { open } from './open.js';

it.each([1, 2, 3])(
  'izhikevich2003 opens with its largest burst, then beats between alpha and gamma (seed %i)',
  async (seed) => {
    const run = (await open('izhikevich2003', [`run.seed=${seed}`])).run(0.6);
    expect(run.rate('exc', 0.1)).toBeGreaterThan(3);
    expect(run.rate('exc', 0.1)).toBeLessThan(20);
    const counts = run.counts('exc', 0.005);
    // Over seeds the first burst is 2 to 5 times the largest later one.
    expect(Math.max(...counts.slice(0, 20))).toBeGreaterThan(1.5 * Math.max(...counts.slice(40)));
    expect(togetherness(run.counts('exc', 0.005, () => true, 0.2))).toBeGreaterThan(0.05);
    const frequency = beat(
      run.counts('exc', 0.005, () => true, 0.2),
      0.005,
      4,
      90,
    );
    expect(frequency).toBeGreaterThanOrEqual(5);
    expect(frequency).toBeLessThan(60);
  },
);
