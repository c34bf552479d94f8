/**
 * New values of what synapses keep. Where a rule only adds to its weights, and adds nothing to the synapses of silent sources or
 * silent targets, those are not visited.
 */
import { separateChange } from '../../../equations/algebra/separate.js';
import type { Expression } from '../../../equations/expression.js';
import { type Step, sideOf } from '../../../equations/layer/index.js';
import type { Code } from '../../../wasm/code.js';
import { alongColumn, rowOffset } from './gather.js';
import { VECTOR_BYTES, VECTORS_IN_TURN } from './layer-layout.js';
import { advance, eachStep, setTo } from './layer-loops.js';
import { type List, listRows, overList, partsOf } from './list.js';
import { type LayerWorld, type Stand, splats, store, Valued } from './stand.js';
import { forTargets } from './wanted.js';

/** @param guards where there is something to change; undefined: everywhere. */
export function keepInSynapses(
  code: Code,
  world: LayerWorld,
  { target, value }: Step,
  guards?: readonly Expression[],
): void {
  const rows = listRows(code, world, partsOf(separateChange(value, target, sideOf), 'pre'));
  forTargets(
    code,
    world,
    guards,
    (targets) => singleSynapses(code, world, rows, targets, target, value),
    () => wholeRows(code, world, rows, target, value),
  );
}

function wholeRows(code: Code, world: LayerWorld, rows: List, target: string, value: Step['value']): void {
  const { layout, wide } = world;
  overList(code, rows, (pre) => {
    const [own, post] = [code.local('i32'), code.local('i32')];
    rowOffset(code, world, pre).set(own);
    setTo(code, post, 0);
    const splat = splats(code, world, wide, value, 'pre', pre);
    const turn = Array.from({ length: VECTORS_IN_TURN }, (_, ahead) => {
      const stand: Stand = { shape: wide, offsets: { own, post }, splat, ahead };
      return { stand, value: new Valued(code, world, stand, value).hoist() };
    });
    eachStep(code, post, layout.room.post * layout.bytes, VECTOR_BYTES * VECTORS_IN_TURN, () => {
      for (const one of turn) store(code, world, target, one.stand, () => one.value.push());
      advance(code, own, VECTOR_BYTES * VECTORS_IN_TURN);
    });
  });
}

function singleSynapses(
  code: Code,
  world: LayerWorld,
  rows: List,
  targets: List,
  target: string,
  value: Step['value'],
): void {
  overList(code, targets, (post) =>
    alongColumn(code, world, value, rows, post, (stand, valued) =>
      store(code, world, target, stand, () => valued.push()),
    ),
  );
}
