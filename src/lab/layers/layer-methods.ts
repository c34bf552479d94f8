/** The rules of layers as methods: what they need to be told apart from their text, and which engine takes them. */
import { makeActorLayer } from '../../engines/actors/layer/layer.js';
import { makeKernelLayer } from '../../engines/kernels/layer/layer.js';
import type { LayerIdentity } from '../../engines/layer/first-values.js';
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { makeTensorLayer } from '../../engines/tensor/layer/layer.js';
import { type CheckedLayer, checkLayer, type LayerSize } from '../../equations/layer/index.js';
import { loadParser } from '../../equations/parser.js';
import type { LayerDescription } from '../../network/layer-description.js';
import { LAYER_RULES } from '../../rules/layer-rules.js';
import type { Learner } from '../learner.js';
import type { EngineName, Method, MethodDefaults, MethodOptions } from '../methods.js';
import { makeLayerLearner } from './layer-learner.js';

/** What a rule is best begun with. */
interface Usual extends Partial<MethodDefaults> {
  /** The parameter that `--lr` sets. */
  readonly rate: string;
}

const USUAL: Readonly<Record<string, Usual>> = {
  frontprop: { rate: 'boost', batch: 1, learningRate: 0.01, activation: 'triangle' },
  krotov_hopfield: { rate: 'eta', batch: 64, learningRate: 0.02, activation: 'triangle' },
  softhebb: { rate: 'eta', batch: 32, learningRate: 0.045, activation: 'triangle' },
};
const ETA: Usual = { rate: 'eta' };

const DEFAULTS: MethodDefaults = {
  epochs: 1,
  batch: 64,
  learningRate: 0.001,
  readout: 'logistic',
  activation: 'linear',
};

/** Rules that need to be told nothing but the inputs. */
export const LAYER_METHODS: ReadonlyMap<string, Method> = new Map(
  [...LAYER_RULES]
    .filter(([, { equations }]) => !equations.includes('(given)'))
    .map(([name, description]) => [name, methodOf(description, USUAL[name] ?? ETA)]),
);

function methodOf(description: LayerDescription, { rate, ...usual }: Usual): Method {
  return {
    about: description.about,
    widths: (inputs) => [inputs, 100],
    refuses: (widths) => (widths.length >= 2 ? undefined : 'a layer after the inputs'),
    defaults: { ...DEFAULTS, ...usual },
    engines: ['tensor', 'kernels', 'actors'],
    make: (options) => makeLearner(description, rate, options),
  };
}

async function makeLearner(
  description: LayerDescription,
  rate: string,
  { widths, seed, learningRate, batch, engine = 'auto', backend }: MethodOptions,
): Promise<Learner> {
  const parameters = { ...description.parameters, [rate]: learningRate };
  const checked = checkLayer({ ...description, parameters }, await loadParser());
  // One frame at a time is what kernels are quickest at; a batch is for products of matrices.
  const chosen = engine === 'auto' ? (batch === 1 ? 'kernels' : 'tensor') : engine;
  return makeLayerLearner({
    widths,
    engine: chosen,
    oneByOne: chosen !== 'tensor',
    make: (layer, size) => makeLayer(chosen, checked, size, { name: `layer ${layer + 1}`, seed }, backend),
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
