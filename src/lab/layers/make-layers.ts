/** Checked layers, one above the other, as a learner on the engine that was asked for. */
import { makeActorLayer } from '../../engines/actors/layer/layer.js';
import { makeKernelLayer } from '../../engines/kernels/layer/layer.js';
import type { LayerIdentity } from '../../engines/layer/first-values.js';
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { makeTensorLayer } from '../../engines/tensor/layer/layer.js';
import type { CheckedLayer, LayerSize } from '../../equations/layer/index.js';
import { demandRoomBetween } from '../demand-room-between.js';
import type { Learner } from '../learner.js';
import type { EngineName, MethodOptions } from '../methods.js';
import { makeLayerLearner } from './layer-learner.js';

export const LAYER_ENGINES: readonly EngineName[] = ['tensor', 'kernels', 'actors'];

export interface StackOptions extends MethodOptions {
  /** Whether read-outs see all layers, not the last alone. */
  readonly joined?: boolean;
}

/** @param checkedOf the rule of a layer, counted from 0. */
export function makeLayers(
  checkedOf: (layer: number) => CheckedLayer,
  { widths, seed, batch, engine = 'auto', backend, joined = false }: StackOptions,
): Learner {
  // Before any of them is made.
  demandRoomBetween(widths);
  // One frame at a time is what kernels are quickest at; a batch is for products of matrices.
  const chosen = engine === 'auto' ? (batch === 1 ? 'kernels' : 'tensor') : engine;
  return makeLayerLearner({
    widths,
    joined,
    engine: chosen,
    oneByOne: chosen !== 'tensor',
    make: (layer, size) =>
      makeLayer(chosen, checkedOf(layer), size, { name: `layer ${layer + 1}`, seed }, backend),
  });
}

function makeLayer(
  engine: EngineName,
  checked: CheckedLayer,
  size: LayerSize,
  identity: LayerIdentity,
  backend: MethodOptions['backend'],
): LayerEngine {
  switch (engine) {
    case 'tensor':
      return makeTensorLayer(checked, size, identity, backend);
    case 'kernels':
      return makeKernelLayer(checked, size, identity, 'f32');
    case 'actors':
      return makeActorLayer(checked, size, identity);
  }
}
