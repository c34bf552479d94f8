/** The largest of what synapses tell: of a target over its sources, of a source over its targets. */
import { symbol } from '../../../equations/expression.js';
import type { Step } from '../../../equations/layer/index.js';
import type { Code } from '../../../wasm/code.js';
import { ONE_LANE } from '../../../wasm/shape.js';
import { rowOffset } from './gather.js';
import { VECTOR_BYTES } from './layer-layout.js';
import { advance, eachStep, setTo } from './layer-loops.js';
import { type LayerWorld, type Stand, splats, store, Valued } from './stand.js';

type GatherLargest = Extract<Step, { kind: 'gather largest' }>;

export function gatherLargest(code: Code, world: LayerWorld, { side, target, value }: GatherLargest): void {
  const { layout, wide } = world;
  // Targets lie beside each other in a row of synapses; a source has the whole row.
  const [shape, step] = side === 'post' ? [wide, VECTOR_BYTES] : [ONE_LANE, layout.bytes];
  const [pre, own, post] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const stand: Stand = { shape, offsets: { pre, own, post } };
  const neuron = side === 'post' ? post : pre;
  setTo(code, neuron, 0);
  eachStep(code, neuron, layout.room[side] * layout.bytes, step, () =>
    store(code, world, target, stand, () => shape.constant(code, Number.NEGATIVE_INFINITY)),
  );
  const larger = { kind: 'call', name: 'max', arguments: [symbol(target), value] } as const;
  setTo(code, pre, 0);
  eachStep(code, pre, layout.size.pre * layout.bytes, layout.bytes, () => {
    rowOffset(code, world, pre).set(own);
    const inRow: Stand =
      side === 'post' ? { ...stand, splat: splats(code, world, wide, value, 'pre', pre) } : stand;
    setTo(code, post, 0);
    eachStep(code, post, (side === 'post' ? layout.room : layout.size).post * layout.bytes, step, () => {
      store(code, world, target, inRow, () => new Valued(code, world, inRow, larger).push());
      advance(code, own, step);
    });
  });
}
