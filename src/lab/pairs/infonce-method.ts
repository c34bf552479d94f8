/** `synfire learn infonce_hebb`: the rule, and the pairs that it learns from. */
import { makeTensorLayer } from '../../engines/tensor/layer/layer.js';
import { checkLayer } from '../../equations/layer/index.js';
import { loadParser } from '../../equations/parser.js';
import { Problem } from '../../problem.js';
import { infonceHebb } from '../../rules/hebbian/infonce-hebb.js';
import { parameterOf } from '../layers/parameter-of.js';
import type { Method } from '../methods.js';
import { ONE_LAYER } from '../one-layer.js';
import { InfonceLearner } from './infonce-learner.js';
import { Views } from './views.js';

const SETTINGS = {
  temperature: parameterOf(infonceHebb, 'temperature'),
  /** Pixels that a view is moved by at most, each way. */
  shift: 1,
  /** Standard deviation of what is added to each pixel of a view. */
  noise: 0.1,
};

export const infonceMethod: Method = {
  about: infonceHebb.about,
  source: infonceHebb.source,
  settings: SETTINGS,
  rate: 'eta',
  widths: (inputs) => [inputs, ONE_LAYER],
  refusesOnline: 'one pair alone has nothing to be told apart from',
  refuses: (widths) => (widths.length === 2 ? undefined : 'one layer after the inputs'),
  defaults: {
    epochs: 1,
    batch: 64,
    learningRate: parameterOf(infonceHebb, 'eta'),
    readout: 'logistic',
    activation: 'triangle',
  },
  async make({ widths: [pre, post], seed, learningRate, settings, batch, backend }) {
    if (batch === 1)
      throw new Problem('One pair alone has nothing to be told apart from.', {
        fix: 'Let a batch be 2 samples or more.',
      });
    const { temperature, shift, noise } = { ...SETTINGS, ...settings };
    const parameters = { eta: learningRate, temperature };
    const checked = checkLayer({ ...infonceHebb, parameters }, await loadParser());
    const size = { pre, post };
    const layer = makeTensorLayer(checked, size, { name: 'layer 1', seed }, backend);
    return new InfonceLearner(layer, size, temperature, new Views(seed, { shift, noise }));
  },
};
