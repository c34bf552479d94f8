/** What learning says of itself: an epoch, the result for programs, and the closing words for people. */
import { firstSamples } from '../../data/pick.js';
import { activate } from '../../lab/activations.js';
import type { Learner } from '../../lab/learner.js';
import { deadUnits } from '../../lab/metrics/dead-units.js';
import { duplicates } from '../../lab/metrics/duplicates.js';
import { selectivity } from '../../lab/metrics/selectivity.js';
import { weightEntropy } from '../../lab/metrics/weight-entropy.js';
import type { EpochResult } from '../../lab/protocols/epochs.js';
import { paintFor } from '../colour.js';
import { durationText, magnitude } from '../duration-text.js';
import { counted } from '../table.js';
import type { Terminal } from '../terminal.js';
import { fieldBlocks } from './field-blocks.js';
import type { Lesson, Taught } from './lesson.js';

/** Printed by `--json` and kept as summary.json. What does not exist is null. */
export interface LearnResult {
  readonly rule: string;
  readonly data: string;
  readonly layers: readonly number[];
  readonly epochs: readonly {
    readonly train: number;
    readonly test: number;
    readonly angle: number | null;
  }[];
  readonly testAccuracy: number | null;
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
  readonly units: UnitFigures | null;
  /** Whether each sample was predicted before it was learned from: then `train` of an epoch is that accuracy. */
  readonly online: boolean;
  /** From a sample's arrival until it was learned from, online. */
  readonly latencyMs: { readonly mean: number; readonly p99: number } | null;
  readonly stopped: boolean;
  readonly out: string | null;
}

/** Of the units that read-outs see. */
interface UnitFigures {
  /** Units whose first weights point almost as another's of lower index. */
  readonly duplicates: number | null;
  readonly weightEntropy: number | null;
  readonly dead: number;
  readonly selectivity: number | null;
}

export function epochLine({ epoch, train, test, loss, angle }: EpochResult, epochs: number): string {
  const number = `${epoch}`.padStart(`${epochs}`.length);
  return [
    `epoch ${number}`,
    `train ${percent(train)}`,
    `test ${percent(test)}`,
    ...(loss === undefined ? [] : [`loss ${loss.toPrecision(3)}`]),
    ...(angle === undefined ? [] : [`${Math.round(angle)}° from the gradient`]),
  ].join('   ');
}

export function resultOf(lesson: Lesson, result: Taught, wallMs: number, out: string | null): LearnResult {
  const { rule, data, settings, learner, backend } = lesson;
  const { learningRate, readout } = settings;
  const { latency } = result;
  const steps = !Number.isNaN(learningRate);
  return {
    rule,
    data: data.name,
    layers: learner.widths,
    epochs: result.epochs.map(({ train, test, angle }) => ({ train, test, angle: angle ?? null })),
    testAccuracy: result.epochs.at(-1)?.test ?? null,
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
    units: learner.layers().length === 0 ? null : unitFigures(lesson),
    online: settings.online,
    latencyMs:
      latency === undefined
        ? null
        : { mean: Number(latency.meanMs.toPrecision(3)), p99: Number(latency.p99Ms.toPrecision(3)) },
    stopped: result.stopped,
    out,
  };
}

function unitFigures({ learner, data, settings }: Lesson): UnitFigures {
  const some = firstSamples(data.test, MOST_LOOKED_AT);
  const features = activate(settings.activation, learner.features(some.inputs));
  const [{ weights }] = learner.layers();
  return {
    duplicates: weights.count > MOST_COMPARED ? null : duplicates(weights).units,
    weightEntropy: finite(weightEntropy(weights)),
    dead: deadUnits(features),
    selectivity: finite(selectivity(activate('relu', features), some.labels, data.classes.length)),
  };
}

export function printReport(lesson: Lesson, result: LearnResult, terminal: Terminal): void {
  const { data, learner, settings } = lesson;
  const paint = paintFor(terminal.out, terminal.env);
  const first = learner.layers().find(({ overInput }) => overInput);
  const picture = first === undefined ? [] : fieldBlocks(first.weights, data.shape, terminal);
  const reader = settings.readout === 'native' ? '' : ` by ${settings.readout} on ${settings.activation}`;
  const { units } = result;
  const head = `${paint.bold(result.rule)} on ${result.data}  ${result.layers.join('-')}, seed ${result.seed}, ${result.engine === 'tensor' ? result.backend : result.engine}`;
  const accuracy =
    result.testAccuracy === null
      ? 'no epoch was finished'
      : `${percent(result.testAccuracy)} of ${counted(data.test.labels.length, 'test sample')} right${reader}`;
  const speed =
    result.samplesPerSecond === null
      ? ''
      : `, ${magnitude(result.samplesPerSecond)} samples/s while learning`;
  const figures =
    units === null
      ? []
      : [
          [
            ...(units.duplicates === null ? [] : [`${counted(units.duplicates, 'duplicate unit')}`]),
            `${units.dead} dead`,
            ...(units.selectivity === null ? [] : [`selectivity ${units.selectivity.toFixed(2)}`]),
            ...(units.weightEntropy === null ? [] : [`weight entropy ${units.weightEntropy.toFixed(2)}`]),
          ].join(', '),
        ];
  const where = result.out === null ? [] : [paint.dim(`pictures and summary in ${result.out}`)];
  const lines = [
    ...(picture.length === 0 ? [] : ['', ...picture]),
    '',
    head,
    accuracy,
    `${durationText(result.wallMs)}${speed}`,
    ...figures,
    ...where,
  ];
  terminal.out.write(`${lines.join('\n')}\n`);
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
/** JSON knows no NaN. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);

const MOST_LOOKED_AT = 1000;
/** Every unit is compared with every other. */
const MOST_COMPARED = 2000;
