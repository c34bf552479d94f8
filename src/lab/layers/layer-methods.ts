/** The rules of layers as methods: what they are best begun with. */
import { checkLayer } from '../../equations/layer/index.js';
import { loadParser } from '../../equations/parser.js';
import type { LayerDescription } from '../../network/layer-description.js';
import { softhebb } from '../../rules/hebbian/softhebb.js';
import { LAYER_RULES } from '../../rules/layer-rules.js';
import type { Method, MethodDefaults, Settings } from '../methods.js';
import { ONE_LAYER } from '../one-layer.js';
import { LASTS, lasting } from './lasting.js';
import { convolutionOf } from './layer-convolution.js';
import { LAYER_ENGINES, makeLayers } from './make-layers.js';
import { parameterOf } from './parameter-of.js';

/** What a rule is best begun with; its rate is that of its text. */
interface Usual extends Partial<Omit<MethodDefaults, 'learningRate'>> {
  /** The parameter that `--lr` sets. */
  readonly rate: string;
  /** The rule that does the same with whole batches. */
  readonly batched?: string;
  readonly few?: Method['few'];
}

/** In one pass over few samples thresholds would not come down to what any of them matches. */
const FRONTPROP: Usual = { rate: 'boost', batch: 1, activation: 'triangle', few: { epochs: 10 } };

const USUAL: Readonly<Record<string, Usual>> = {
  frontprop: { ...FRONTPROP, batched: 'frontprop_batch' },
  frontprop_batch: { ...FRONTPROP, batch: 64 },
  frontprop_online: { ...FRONTPROP, batched: 'frontprop_batch' },
  frontprop_winners: FRONTPROP,
  frontprop_soft: FRONTPROP,
  frontprop_repulsion: FRONTPROP,
  krotov_hopfield: { rate: 'eta', batch: 1, activation: 'squared-triangle' },
  softhebb: { rate: 'eta', batch: 32, activation: 'squared-triangle' },
};
const ETA: Usual = { rate: 'eta' };
/** Rules whose units run into each other, or away, by as many whole steps as there are samples. */
const SHARE_STEPS: readonly string[] = ['hebb', 'oja', 'bcm', 'relevance'];

export const LAYER_DEFAULTS = {
  epochs: 1,
  batch: 64,
  readout: 'logistic',
  activation: 'linear',
} satisfies Omit<MethodDefaults, 'learningRate'>;

/** Whether read-outs see all layers, not the last alone, if not 0. */
const JOINED = { joined: 0 };

/** Rules that need to be told nothing but the inputs. */
export const LAYER_METHODS: ReadonlyMap<string, Method> = new Map([
  ...[...LAYER_RULES]
    .filter(([, { equations }]) => !equations.includes('(given)'))
    .map(([name, description]): [string, Method] => {
      const method = methodOf(description, USUAL[name] ?? ETA);
      return [name, SHARE_STEPS.includes(name) ? { ...method, single: shareOf(method) } : method];
    }),
  [
    'softhebb-convolution',
    convolutionOf(softhebb, 'eta', {
      ...LAYER_DEFAULTS,
      batch: 32,
      learningRate: parameterOf(softhebb, 'eta'),
    }),
  ],
]);

/** One sample of a batch moves weights by its share of the batch's step. */
function shareOf({ defaults: { learningRate, batch } }: Method) {
  return { learningRate: learningRate / batch };
}

function methodOf(description: LayerDescription, { rate, batched, few, ...usual }: Usual): Method {
  return {
    about: description.about,
    source: description.source,
    settings: { ...numbersOf(description, rate), ...JOINED },
    rate,
    takesLabels: true,
    ...(batched !== undefined && { batched }),
    ...(few !== undefined && { few }),
    widths: (inputs) => [inputs, ONE_LAYER],
    refuses: (widths) => (widths.length >= 2 ? undefined : 'a layer after the inputs'),
    defaults: { ...LAYER_DEFAULTS, learningRate: parameterOf(description, rate), ...usual },
    engines: LAYER_ENGINES,
    async make(options) {
      const { joined, ...settings } = { ...JOINED, ...options.settings };
      const { parameters: known } = lasting(description, options);
      const parameters = { ...known, ...settings, [rate]: options.learningRate };
      const checked = checkLayer({ ...description, parameters }, await loadParser());
      return makeLayers(() => checked, { ...options, joined: joined !== 0 });
    },
  };
}

/** The rule's parameters but for those that options tell; those given as text say how they follow from others. */
function numbersOf({ parameters = {} }: LayerDescription, rate: string): Settings {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      (entry): entry is [string, number] =>
        entry[0] !== rate && entry[0] !== LASTS && typeof entry[1] === 'number',
    ),
  );
}
