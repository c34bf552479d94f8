/** A network file with layers as a method: its widths are its own, and every layer has the rule that the file gives it. */
import { type CheckedLayer, checkLayer, demandAlone } from '../../equations/layer/index.js';
import type { Parse } from '../../equations/parser.js';
import type { LearningDescription } from '../../network/learning/learning-description.js';
import { ruleOf } from '../../network/learning/load-learning.js';
import { under } from '../../problem.js';
import type { Method, MethodOptions } from '../methods.js';
import { LASTS, lasting } from './lasting.js';
import { LAYER_DEFAULTS } from './layer-methods.js';
import { LAYER_ENGINES, makeLayers } from './make-layers.js';

/** Throws a `Problem` at its place in the description. @param lasts how long is learned, where that is known. */
export function checkLayers(
  description: LearningDescription,
  parse: Parse,
  lasts: Pick<MethodOptions, 'epochs' | 'samples'> = {},
): readonly CheckedLayer[] {
  return description.layers.map((layer, k) => {
    const given = under(['layers', k], () => ruleOf(description, layer));
    const rule = layer.with?.[LASTS] === undefined ? lasting(given, lasts) : given;
    const { rule: written } = layer;
    const named = typeof written === 'string' && Object.hasOwn(description.rules, written);
    const path = named ? ['rules', written] : ['layers', k, 'rule'];
    return under(path, () => {
      const checked = checkLayer(rule, parse);
      demandAlone(checked, rule, layer.size);
      return checked;
    });
  });
}

export function networkMethod(description: LearningDescription, parse: Parse): Method {
  // Complaints come before anything is learned.
  checkLayers(description, parse);
  const { epochs = LAYER_DEFAULTS.epochs, batch = LAYER_DEFAULTS.batch, joined = false } = description.learn;
  const sizes = description.layers.map(({ size }) => size);
  return {
    about: description.about ?? description.name,
    widths: (inputs) => [inputs, ...sizes],
    refuses: (widths) =>
      sizes.every((size, k) => widths[k + 1] === size) && widths.length === sizes.length + 1
        ? undefined
        : 'the layers of its file',
    defaults: { ...LAYER_DEFAULTS, epochs, batch, learningRate: Number.NaN },
    takesLabels: true,
    engines: LAYER_ENGINES,
    make(options) {
      const checked = checkLayers(description, parse, options);
      return makeLayers((layer) => checked[layer], { ...options, joined });
    },
  };
}
