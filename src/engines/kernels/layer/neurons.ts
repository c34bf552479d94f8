/** New values of what neurons have: of each neuron from its own, for several steps on one way through the neurons. */
import { type Side, type Step, sideOf } from '../../../equations/layer/index.js';
import type { Code } from '../../../wasm/code.js';
import { VECTOR_BYTES } from './layer-layout.js';
import { eachStep, setTo } from './layer-loops.js';
import { type LayerWorld, type Stand, store, storeFresh, ValuesInTurn } from './stand.js';

/** @param steps all of one side. */
export function computeInNeurons(code: Code, world: LayerWorld, steps: readonly Step[]): void {
  const side = sideOf(steps[0].target) as Exclude<Side, 'own'>;
  const at = code.local('i32');
  setTo(code, at, 0);
  const stand: Stand = { shape: world.wide, offsets: { [side]: at } };
  const values = new ValuesInTurn(code, world, stand, steps);
  eachStep(code, at, world.layout.room[side] * world.layout.bytes, VECTOR_BYTES, () => {
    for (const [k, { kind, target }] of steps.entries())
      (kind === 'keep' ? store : storeFresh)(code, world, target, stand, () => values.push(k));
  });
}
