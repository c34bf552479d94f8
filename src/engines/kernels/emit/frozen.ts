/** What stands still is put aside before a sweep, and put back behind it. */
import { loadColumn, storeColumn } from '../../../equations/kernel/frame.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_LANE } from '../../../wasm/shape.js';
import type { NeuronBlock } from '../layout/neuron-block.js';
import { INDEX_SHIFT, NUMBER_SHIFT } from '../layout/widths.js';
import { eachBetween } from './loops.js';

/** @param count of the neurons that are refractory. */
export function putAside(code: Code, block: NeuronBlock, count: Local): void {
  eachFrozen(code, block, count, (key, neuron, place) => {
    const standing = { code, shape: ONE_LANE, offsets: { index: place } };
    storeColumn(standing, { ...block.frozen!.aside.get(key)!, at: 'index' }, () =>
      loadColumn({ ...standing, offsets: { index: neuron } }, { ...block.columns.get(key)!, at: 'index' }),
    );
  });
}

export function putBack(code: Code, block: NeuronBlock, count: Local): void {
  eachFrozen(code, block, count, (key, neuron, place) => {
    const standing = { code, shape: ONE_LANE, offsets: { index: neuron } };
    storeColumn(standing, { ...block.columns.get(key)!, at: 'index' }, () =>
      loadColumn(
        { ...standing, offsets: { index: place } },
        { ...block.frozen!.aside.get(key)!, at: 'index' },
      ),
    );
  });
}

/** Offsets of the neuron in its column, and of its place in the list, both as for f64. */
function eachFrozen(
  code: Code,
  { frozen }: NeuronBlock,
  count: Local,
  body: (key: string, neuron: Local, place: Local) => void,
): void {
  if (frozen === undefined) return;
  const [turn, neuron, place] = [code.local('i32'), code.local('i32'), code.local('i32')];
  code.i32(0).set(turn);
  eachBetween(code, turn, count, () => {
    code.get(turn).i32(NUMBER_SHIFT).op('i32.shl').set(place);
    code.get(turn).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', frozen.list);
    code.i32(NUMBER_SHIFT).op('i32.shl').set(neuron);
    for (const key of frozen.aside.keys()) body(key, neuron, place);
  });
}
