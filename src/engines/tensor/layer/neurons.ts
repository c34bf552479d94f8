/** What neurons compute, compare with their layer, and keep: for all frames of a batch at once. */
import { binary, symbol } from '../../../equations/expression.js';
import type { Step } from '../../../equations/layer/index.js';
import { compare } from '../../layer/compare.js';
import { Formula } from './formula.js';
import type { Keep } from './keep.js';
import type { LayerWorld, Run } from './world.js';

export function compute(step: Pick<Step, 'target' | 'value'>, world: LayerWorld): Run {
  const formula = new Formula(world, step.value);
  return () => {
    formula.into(world.matrices.get(step.target));
  };
}

export function compareInLayer(step: Extract<Step, { kind: 'compare' }>, world: LayerWorld): Run {
  const { backend, matrices, scratch } = world;
  const formula = new Formula(world, step.value);
  const values = () => {
    const rows = step.framed ? matrices.count : 1;
    return formula.shaped(`${step.target} compared`, rows, matrices.widthOf(step.side));
  };
  const { how } = step;
  if (how !== 'rank')
    return () => backend.reduce(matrices.get(step.target), values(), how === 'sum' ? 'sum' : 'max', 'perRow');
  if (isMarked(step)) {
    const marks = backend.compile(binary('-', symbol('ranks'), symbol('before')));
    return () => {
      // A neuron is among the first k or not, for each k: so many times not is its rank.
      const given = values();
      const ranks = matrices.get(step.target);
      const before = scratch.room(`${step.target} before`, given.rows, given.columns);
      for (let k = 1; k <= step.lastRank; k++) {
        backend.markTop(before, given, k);
        marks(ranks, { ranks: k === 1 ? step.lastRank : ranks, before });
      }
    };
  }
  return () => {
    const given = values();
    const all = backend.read(given);
    const width = given.columns;
    for (let row = 0; row < given.rows; row++) {
      const ranks = compare(step, Float64Array.from(all.subarray(row * width, (row + 1) * width)));
      all.set(ranks, row * width);
    }
    backend.write(matrices.get(step.target), all);
  };
}

/** Whether ranks are found in the backend. */
export const isMarked = ({ lastRank }: { readonly lastRank: number }): boolean => lastRank <= MOST_MARKED;

/** Ranks up to here are found by marking the first; beyond, layers are sorted. */
const MOST_MARKED = 8;

export function keepInNeurons(step: Keep, world: LayerWorld): Run {
  const { backend, matrices, scratch } = world;
  const { target, value, merge } = step;
  // Entry by entry, so that what is read and what is written may be the same.
  if (!step.framed) return compute(step, world);
  const whole = merge === 'sum';
  const formula = new Formula(world, whole ? binary('-', value, symbol(target)) : value);
  const merged = symbol('merged');
  const assign = new Formula(world, whole ? binary('+', symbol(target), merged) : merged);
  return () => {
    const into = matrices.get(target);
    const each = formula.into(scratch.room(`${target} each`, matrices.count, into.columns));
    const one = scratch.room(`${target} merged`, 1, into.columns);
    backend.reduce(one, each, merge === 'largest' ? 'max' : merge, 'perColumn');
    assign.into(into, { merged: one });
  };
}
