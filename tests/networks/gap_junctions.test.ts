import { describe, expect, it } from 'vitest';
import type { Running } from '../running.js';
import { togetherness } from './irregularity.js';
import { open } from './open.js';

const together = (run: Running): number => togetherness(run.counts('cells', 0.002, () => true, 0.7));

describe('gap_junctions', () => {
  it('brings different rhythms into step, which they do not keep when uncoupled', async () => {
    const coupled = (await open('gap_junctions')).run();
    const apart = (
      await open('gap_junctions', ['projections.0.weight=0', 'projections.1.weight=0 mV'])
    ).run();
    expect(coupled.rate('cells')).toBeGreaterThan(15);
    expect(together(coupled)).toBeGreaterThan(3 * together(apart));
    expect(Math.max(...coupled.counts('cells', 0.002, () => true, 0.7))).toBeGreaterThanOrEqual(18);
  });
});
