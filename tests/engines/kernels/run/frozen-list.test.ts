import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrozenList } from '../../../../src/engines/kernels/run/frozen-list.js';

const NEURONS = 8;

it('holds what a set would', () => {
  const neuron = fc.nat({ max: NEURONS - 1 });
  const steps = fc.array(fc.tuple(fc.constantFrom('add' as const, 'remove' as const), neuron));
  fc.assert(
    fc.property(steps, steps, (before, after) => {
      const list = new Uint32Array(NEURONS);
      const frozen = new FrozenList(list);
      for (const [step, which] of before) frozen[step](which);
      frozen.clear();
      const wanted = new Set<number>();
      for (const [step, which] of after) {
        frozen[step](which);
        if (step === 'add') wanted.add(which);
        else wanted.delete(which);
      }
      expect([...list.subarray(0, frozen.count)].sort()).toEqual([...wanted].sort());
    }),
  );
});
