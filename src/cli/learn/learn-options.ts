/** What `synfire learn` may be told, and what becomes of it for a method and a data set. */
import { type Dataset, sampleWidth } from '../../data/dataset.js';
import { ACTIVATIONS, type ActivationName } from '../../lab/activations.js';
import type { EngineName, Method } from '../../lab/methods.js';
import type { OptimizerName } from '../../lab/optimizers/index.js';
import { READOUTS, type ReadoutName } from '../../lab/readouts/index.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';

export interface LearnOptions {
  readonly data: string;
  readonly layers?: string;
  readonly epochs?: string;
  readonly batch?: string;
  readonly optimizer: OptimizerName;
  readonly lr?: string;
  readonly seed: string;
  readonly samples?: string;
  readonly online?: boolean;
  readonly readout?: string;
  readonly activation?: string;
  readonly engine: 'auto' | EngineName;
  readonly backend: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface LearnSettings {
  readonly widths: readonly number[];
  readonly epochs: number;
  readonly batch: number;
  readonly optimizer: OptimizerName;
  /** NaN for a method that takes no steps of a chosen size. */
  readonly learningRate: number;
  readonly engine: 'auto' | EngineName;
  readonly seed: number;
  /** Whether each sample is predicted before it is learned from, one at a time. */
  readonly online: boolean;
  /** Training samples to learn from. */
  readonly samples: number;
  readonly readout: ReadoutName | 'native';
  readonly activation: ActivationName;
}

/** @param rule the method's name, for complaints. */
export function readSettings(
  rule: string,
  method: Method,
  options: LearnOptions,
  { shape, classes, train, name }: Pick<Dataset, 'shape' | 'classes' | 'train' | 'name'>,
): LearnSettings {
  const { defaults } = method;
  const width = sampleWidth(shape);
  const widths =
    options.layers === undefined
      ? method.widths(width, classes.length)
      : readLayers(options.layers, width, name);
  const wanted = method.refuses(widths, classes.length);
  if (wanted !== undefined) {
    throw new Problem(`${rule} cannot have the layers ${widths.join('-')}.`, {
      fix: `It takes ${wanted}: ${method.widths(width, classes.length).join('-')}, for example.`,
    });
  }
  return {
    widths,
    epochs: readCount('--epochs', options.epochs, defaults.epochs),
    batch: readBatch(options, defaults.batch),
    optimizer: options.optimizer,
    learningRate: readRate(rule, options.lr, defaults.learningRate),
    engine: readEngine(rule, method, options.engine),
    seed: readSeed(options.seed),
    online: options.online === true,
    samples: Math.min(train.inputs.count, readCount('--samples', options.samples, train.inputs.count)),
    ...readMarking(rule, method, options),
  };
}

function readMarking(
  rule: string,
  { defaults }: Method,
  { readout = defaults.readout, activation, online }: LearnOptions,
): Pick<LearnSettings, 'readout' | 'activation'> {
  if (readout === 'native') {
    if (defaults.readout !== 'native') {
      throw new Problem(`${rule} predicts nothing by itself.`, {
        fix: `Choose a --readout: ${[...READOUTS.keys()].join(', ')}.`,
      });
    }
    if (activation !== undefined) {
      throw new Problem('--activation stands between features and a read-out, and there is none.', {
        fix: 'Add --readout logistic, or leave --activation out.',
      });
    }
    return { readout, activation: defaults.activation };
  }
  if (!READOUTS.has(readout)) {
    throw new Problem(`There is no read-out \`${readout}\`.`, {
      fix: suggestion(readout, ['native', ...READOUTS.keys()]),
    });
  }
  if (online && readout !== 'logistic') {
    throw new Problem(`The read-out \`${readout}\` does not learn one sample at a time.`, {
      fix: 'Use --readout logistic, or leave --online out.',
    });
  }
  const chosen = activation ?? defaults.activation;
  if (!isActivation(chosen)) {
    throw new Problem(`There is no activation \`${chosen}\`.`, { fix: suggestion(chosen, ACTIVATIONS) });
  }
  return { readout: readout as ReadoutName, activation: chosen };
}

const isActivation = (name: string): name is ActivationName => ACTIVATIONS.some((known) => known === name);

function readLayers(text: string, width: number, data: string): readonly number[] {
  if (!/^[1-9]\d{0,6}(-[1-9]\d{0,6})*$/.test(text)) {
    throw new Problem(`--layers is \`${text}\`.`, {
      fix: `Give whole numbers of units with - between them, such as ${width}-500.`,
    });
  }
  const widths = text.split('-').map(Number);
  if (widths[0] === width) return widths;
  throw new Problem(`--layers begins with ${widths[0]}; a sample of ${data} has ${width} numbers.`, {
    fix: `Let it begin with ${width}.`,
  });
}

function readBatch({ batch, online }: LearnOptions, unless: number): number {
  if (!online) return readCount('--batch', batch, unless);
  if (batch === undefined || batch === '1') return 1;
  throw new Problem(`--online learns from one sample at a time, not from ${batch}.`, {
    fix: 'Leave --batch out.',
  });
}

function readEngine(
  rule: string,
  { engines = ['tensor'] }: Method,
  engine: LearnSettings['engine'],
): LearnSettings['engine'] {
  if (engine === 'auto' || engines.includes(engine)) return engine;
  throw new Problem(`${rule} cannot run on ${engine}.`, { fix: `Choose --engine ${engines.join(' or ')}.` });
}

function readCount(option: string, text: string | undefined, unless: number): number {
  if (text === undefined) return unless;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Problem(`${option} is \`${text}\`.`, { fix: 'Give a whole number, 1 or more.' });
}

function readSeed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Problem(`--seed is \`${text}\`.`, { fix: 'Give a whole number, 0 or more.' });
}

function readRate(rule: string, text: string | undefined, unless: number): number {
  if (text === undefined) return unless;
  if (Number.isNaN(unless)) {
    throw new Problem(`${rule} takes no steps of a size that could be chosen.`, { fix: 'Leave --lr out.' });
  }
  const rate = Number(text);
  if (text.trim() !== '' && Number.isFinite(rate) && rate > 0) return rate;
  throw new Problem(`--lr is \`${text}\`.`, { fix: 'Give a number above 0, such as 1e-3.' });
}
