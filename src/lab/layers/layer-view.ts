import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import type { LayerSize } from '../../equations/layer/index.js';
import type { LayerView } from '../learner.js';
import { newRows } from '../rows.js';
import { weightsOf } from './weights-of.js';

/** What there is to draw of a layer. @param layer counted from 0. */
export function layerView(engine: LayerEngine, { pre, post }: LayerSize, layer: number): LayerView {
  // Synapses lie by source; a row is a unit's.
  const w = engine.read(weightsOf(engine));
  const weights = newRows(post, pre);
  for (let i = 0; i < pre; i++) for (let j = 0; j < post; j++) weights.values[j * pre + i] = w[i * post + j];
  return { name: `layer ${layer + 1}`, weights, overInput: layer === 0 };
}
