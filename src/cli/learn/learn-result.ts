/** What learning once comes to, for programs. */
import { firstSamples } from '../../data/pick.js';
import { activate } from '../../lab/activations.js';
import type { Learner } from '../../lab/learner.js';
import type { Settings } from '../../lab/methods.js';
import { deadUnits } from '../../lab/metrics/dead-units.js';
import { duplicates } from '../../lab/metrics/duplicates.js';
import { selectivity } from '../../lab/metrics/selectivity.js';
import { unchangedUnits } from '../../lab/metrics/unchanged-units.js';
import { weightEntropy } from '../../lab/metrics/weight-entropy.js';
import type { EpochResult, MessagesPerSample } from '../../lab/protocols/epochs.js';
import type { ReadoutAccuracy } from '../../lab/readouts/compare.js';
import { machineText } from '../bench/machine.js';
import { versions } from '../versions.js';
import { learnCommand } from './learn-command.js';
import type { Lesson, Taught } from './lesson.js';

/** Printed by `--json` and kept as summary.json. What does not exist is null. */
export interface LearnResult {
  readonly rule: string;
  readonly data: string;
  readonly layers: readonly number[];
  readonly epochs: readonly EpochFigures[];
  /** Null where validation samples were marked instead, and before the end of the first epoch. */
  readonly testAccuracy: number | null;
  readonly validationAccuracy: number | null;
  /** Training samples held out to be marked; null if it was the test samples. */
  readonly validation: number | null;
  readonly samplesPerSecond: number | null;
  readonly wallMs: number;
  readonly engine: string;
  /** Of the tensor engine, which read-outs use too. */
  readonly backend: string;
  readonly audit: Learner['audit'];
  readonly seed: number;
  readonly batch: number;
  readonly optimizer: string | null;
  readonly learningRate: number | null;
  readonly readout: string;
  readonly activation: string | null;
  /** Every read-out on the same features, where they were to be compared. */
  readonly readouts: readonly ReadoutFigures[] | null;
  /** The method's own. */
  readonly settings: Settings;
  /** How strongly labels were mixed into the input; null where they were not. */
  readonly labels: number | null;
  readonly samples: number;
  readonly units: UnitFigures | null;
  /** Whether each sample was predicted before it was learned from: then `train` of an epoch is that accuracy. */
  readonly online: boolean;
  /** From a sample's arrival until it was learned from, online. */
  readonly latencyMs: { readonly mean: number; readonly p99: number } | null;
  readonly stopped: boolean;
  readonly out: string | null;
  /** That does the same again. */
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: string;
}

interface EpochFigures {
  readonly train: number;
  readonly test: number | null;
  readonly validation?: number;
  readonly angle: number | null;
  /** Synaptic messages per sample, of methods that count them. */
  readonly messages?: MessagesPerSample;
}

export interface ReadoutFigures extends ReadoutAccuracy {
  readonly activation: string;
}

/** Of the units that read-outs see. */
interface UnitFigures {
  /** Units whose first weights point almost as another's of lower index. */
  readonly duplicates: number | null;
  readonly weightEntropy: number | null;
  readonly dead: number;
  /** Units whose first weights are as they began. */
  readonly unchanged: number;
  readonly selectivity: number | null;
}

export function resultOf(lesson: Lesson, result: Taught, wallMs: number, out: string | null): LearnResult {
  const { rule, data, settings, learner, backend } = lesson;
  const { learningRate, readout } = settings;
  const { latency } = result;
  const held = settings.validation > 0;
  const accuracy = result.epochs.at(-1)?.test ?? null;
  const steps = !Number.isNaN(learningRate);
  return {
    rule,
    data: data.name,
    layers: learner.widths,
    epochs: result.epochs.map((epoch) => epochFigures(epoch, held)),
    testAccuracy: held ? null : accuracy,
    validationAccuracy: held ? accuracy : null,
    validation: held ? settings.validation : null,
    samplesPerSecond: finite(Math.round(result.samples / (result.learningMs / 1000))),
    wallMs: Math.round(wallMs),
    engine: learner.engine ?? 'tensor',
    backend: backend.name,
    audit: learner.audit,
    seed: settings.seed,
    batch: settings.batch,
    optimizer: steps ? settings.optimizer : null,
    learningRate: finite(learningRate),
    readout,
    activation: readout === 'native' ? null : settings.activation,
    readouts: result.readouts?.map((figures) => ({ ...figures, activation: settings.activation })) ?? null,
    settings: settings.settings,
    labels: settings.labels ?? null,
    samples: data.train.inputs.count,
    units: learner.layers().length === 0 ? null : unitFigures(lesson),
    online: settings.online,
    latencyMs:
      latency === undefined
        ? null
        : { mean: Number(latency.meanMs.toPrecision(3)), p99: Number(latency.p99Ms.toPrecision(3)) },
    stopped: result.stopped,
    out,
    command: learnCommand(lesson),
    versions: versions(),
    machine: machineText(),
  };
}

function epochFigures({ train, test, angle, messages }: EpochResult, held: boolean): EpochFigures {
  return {
    train,
    ...(held ? { test: null, validation: test } : { test }),
    angle: angle ?? null,
    ...(messages && {
      messages: { learning: Math.round(messages.learning), marking: Math.round(messages.marking) },
    }),
  };
}

function unitFigures({ learner, firstWeights, data, settings }: Lesson): UnitFigures {
  const some = firstSamples(data.test, MOST_LOOKED_AT);
  const features = activate(settings.activation, learner.features(some.inputs), learner.parts);
  const [{ weights }] = learner.layers();
  return {
    duplicates: weights.count > MOST_COMPARED ? null : duplicates(weights).units,
    weightEntropy: finite(weightEntropy(weights)),
    dead: deadUnits(features),
    unchanged: firstWeights === undefined ? 0 : unchangedUnits(firstWeights, weights),
    selectivity: finite(selectivity(activate('relu', features), some.labels, data.classes.length)),
  };
}

/** JSON knows no NaN. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);

const MOST_LOOKED_AT = 1000;
/** Every unit is compared with every other. */
const MOST_COMPARED = 2000;
