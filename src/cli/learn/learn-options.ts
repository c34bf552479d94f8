/** What `synfire learn` may be told, and what becomes of it for a method and a data set. */
import { type Dataset, sampleWidth } from '../../data/dataset.js';
import { demandRoomBetween } from '../../lab/demand-room-between.js';
import { type EngineName, FEW, type Method, type Settings } from '../../lab/methods.js';
import type { OptimizerName } from '../../lab/optimizers/index.js';
import { Problem } from '../../problem.js';
import { type Marking, readMarking } from './marking.js';
import { readOwnSettings } from './own-settings.js';
import { readCount, readRate, readSeeds, readStrength } from './read-numbers.js';

export interface LearnOptions {
  readonly data: string;
  readonly layers?: string;
  readonly epochs?: string;
  readonly batch?: string;
  readonly optimizer?: OptimizerName;
  readonly lr?: string;
  readonly seed?: string;
  readonly seeds?: string;
  /** Changes of the method's own settings: `name=value`. */
  readonly set?: readonly string[];
  readonly samples?: string;
  readonly labels?: string;
  readonly validation?: string;
  readonly online?: boolean;
  readonly readout?: string;
  readonly activation?: string;
  readonly engine: 'auto' | EngineName;
  readonly backend: string;
  /** The command that asked for this, up to seed and engine, where it was not `learn`. */
  readonly asked?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Of the command alone. */
export interface CollectOptions {
  /** Files of reports that were printed as JSON. */
  readonly collect?: readonly string[];
  readonly write: string;
}

/** The same for every seed. */
export interface LearnRequest extends Marking {
  readonly widths: readonly number[];
  readonly epochs: number;
  readonly batch: number;
  readonly optimizer: OptimizerName;
  /** NaN for a method that takes no steps of a chosen size. */
  readonly learningRate: number;
  /** The method's own, all of them. */
  readonly settings: Settings;
  readonly engine: 'auto' | EngineName;
  /** The command that asked for this, up to seed and engine, where it was not `learn`. */
  readonly asked: string | undefined;
  readonly seeds: readonly number[];
  /** Whether each sample is predicted before it is learned from, one at a time. */
  readonly online: boolean;
  /** How strongly labels are mixed into the input, if they are. */
  readonly labels: number | undefined;
  /** Training samples to learn from. */
  readonly samples: number;
  /** The last of the training samples that are held out, to mark by instead of the test samples. */
  readonly validation: number;
}

export interface LearnSettings extends LearnRequest {
  readonly seed: number;
}

/** @param rule the method's name, for complaints. */
export function readSettings(
  rule: string,
  unsized: Method,
  options: LearnOptions,
  { shape, classes, train, name }: Pick<Dataset, 'shape' | 'classes' | 'train' | 'name'>,
): LearnRequest {
  const width = sampleWidth(shape);
  const validation = readValidation(options, train.inputs.count);
  const most = train.inputs.count - validation;
  const samples = Math.min(most, readCount('--samples', options.samples, most));
  const method = sizedFor(unsized, samples, options);
  const { defaults } = method;
  const usualWidths = method.widths(width, classes.length, samples);
  const widths = options.layers === undefined ? usualWidths : readLayers(options.layers, width, name);
  const wanted = method.refuses(widths, classes.length);
  if (wanted !== undefined) {
    if (method.refuses(usualWidths, classes.length) !== undefined) {
      throw new Problem(`${rule} cannot learn from ${name}, whose samples have ${width} numbers.`, {
        fix: `It takes ${wanted}.`,
      });
    }
    throw new Problem(`${rule} cannot have the layers ${widths.join('-')}.`, {
      fix: `It takes ${wanted}: ${usualWidths.join('-')}, for example.`,
    });
  }
  demandRoomBetween(widths);
  const batch = readBatch(rule, method, options);
  return {
    widths,
    epochs: readCount('--epochs', options.epochs, defaults.epochs),
    batch,
    ...readSteps(rule, method, options, batch),
    settings: readOwnSettings(rule, method, options.set),
    labels: readStrength(options.labels),
    engine: readEngine(rule, method, options.engine),
    asked: options.asked,
    seeds: readSeeds(options),
    online: options.online === true,
    samples,
    validation,
    ...readMarking(rule, method, options),
  };
}

/** A stream is as long as it is: there, few samples are no reason for more passes. */
function sizedFor(method: Method, samples: number, { online }: Pick<LearnOptions, 'online'>): Method {
  if (online || samples >= FEW) return method;
  return { ...method, defaults: { ...method.defaults, ...method.few } };
}

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

function readBatch(
  rule: string,
  { defaults, refusesOnline }: Method,
  { batch, online }: LearnOptions,
): number {
  if (!online) return readCount('--batch', batch, defaults.batch);
  if (refusesOnline !== undefined) {
    throw new Problem(`${rule} does not learn online: ${refusesOnline}.`, { fix: 'Leave --online out.' });
  }
  if (batch === undefined || batch === '1') return 1;
  throw new Problem(`--online learns from one sample at a time, not from ${batch}.`, {
    fix: 'Leave --batch out.',
  });
}

/** What a method is best told where samples come one at a time goes together: another optimizer has another rate. */
function readSteps(
  rule: string,
  { defaults, single }: Method,
  { optimizer, lr }: LearnOptions,
  batch: number,
): Pick<LearnRequest, 'optimizer' | 'learningRate'> {
  const usual = { learningRate: defaults.learningRate, optimizer: USUAL_OPTIMIZER };
  const alone = { ...usual, ...(batch === 1 ? single : undefined) };
  const chosen = optimizer ?? alone.optimizer;
  const { learningRate } = single?.optimizer === undefined || chosen === alone.optimizer ? alone : usual;
  return { optimizer: chosen, learningRate: readRate(rule, lr, learningRate) };
}

function readEngine(
  rule: string,
  { engines = ['tensor'] }: Method,
  engine: LearnSettings['engine'],
): LearnSettings['engine'] {
  if (engine === 'auto' || engines.includes(engine)) return engine;
  throw new Problem(`${rule} cannot run on ${engine}.`, { fix: `Choose --engine ${engines.join(' or ')}.` });
}

function readValidation({ validation }: LearnOptions, samples: number): number {
  if (validation === undefined) return 0;
  const held = readCount('--validation', validation, 0);
  if (held < samples) return held;
  throw new Problem(`--validation holds out ${held} of ${samples} training samples.`, {
    fix: 'Leave some to learn from.',
  });
}

const USUAL_OPTIMIZER: OptimizerName = 'adam';
