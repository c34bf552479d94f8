/** Passes over the training samples in batches: a line for each, and a bar while it lasts. */
import { type EpochsProgress, learnByEpochs } from '../../lab/protocols/epochs.js';
import { compareReadouts } from '../../lab/readouts/compare.js';
import { READOUTS } from '../../lab/readouts/index.js';
import { byItself, byReadout, type Scorer } from '../../lab/scoring.js';
import { durationText, magnitude } from '../duration-text.js';
import { progressLine } from '../progress-line.js';
import { epochLine } from './learn-report.js';
import type { Lesson, Show, Taught } from './lesson.js';

export async function teachByEpochs(
  lesson: Lesson,
  { terminal, signal, talks, quiet }: Show,
): Promise<Taught> {
  const { data, learner, settings } = lesson;
  const progress = progressLine(terminal, quiet, describe);
  try {
    const result = await learnByEpochs({
      ...settings,
      learner,
      train: data.train,
      test: data.test,
      classes: data.classes.length,
      score: scorerOf(lesson),
      nowMs: () => terminal.nowMs(),
      signal,
      onProgress: (state) => progress.update(state),
      onEpoch: (epoch) => {
        progress.end();
        if (talks) terminal.out.write(`${epochLine(epoch, settings)}\n`);
      },
    });
    if (talks && learner.settled)
      terminal.out.write('Nothing changed any more: another pass would do the same.\n');
    const at = result.epochs.map(({ epoch }) => epoch);
    const curves = [
      {
        label: settings.validation > 0 ? 'validation' : 'test',
        at,
        accuracy: result.epochs.map(({ test }) => test),
      },
      { label: 'train', at, accuracy: result.epochs.map(({ train }) => train) },
    ];
    const readouts = settings.compare && !result.stopped ? compare(lesson) : undefined;
    return { ...result, readouts, curves: { xLabel: 'epoch', curves } };
  } finally {
    progress.end();
  }
}

function compare({ data, learner, settings: { activation, seed }, backend }: Lesson) {
  return compareReadouts(learner, data, { activation, classes: data.classes.length, seed, backend });
}

function scorerOf({ data, settings: { readout, activation, seed }, backend }: Lesson): Scorer {
  if (readout === 'native') return byItself;
  return byReadout({
    readout: READOUTS.get(readout)!,
    activation,
    classes: data.classes.length,
    seed,
    backend,
  });
}

function describe(
  { epoch, epochs, samples, totalSamples, learningMs, loss, marking }: EpochsProgress,
  wallMs: number,
) {
  const share = samples / totalSamples;
  const text = [
    `epoch ${epoch} of ${epochs}`,
    marking ? 'marking' : `${magnitude(samples / (learningMs / MS_PER_S))} samples/s`,
    ...(loss === undefined ? [] : [`loss ${loss.toPrecision(3)}`]),
    ...(samples === 0 ? [] : [`${durationText((wallMs / share) * (1 - share))} left`]),
  ].join(' · ');
  return { share, text };
}

const MS_PER_S = 1000;
