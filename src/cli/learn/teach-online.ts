/** A stream of samples, each predicted before its label is told: the first pass line by line as accuracy grows. */
import { learnOnline, type Stretch } from '../../lab/protocols/online.js';
import { paintFor } from '../colour.js';
import { progressLine } from '../progress-line.js';
import { counted, grouped } from '../table.js';
import type { Lesson, Show, Taught } from './lesson.js';

export async function teachOnline(lesson: Lesson, { terminal, signal, talks, quiet }: Show): Promise<Taught> {
  const { data, learner, settings } = lesson;
  const samples = data.train.inputs.count;
  const paint = paintFor(terminal.out, terminal.env);
  const progress = progressLine(terminal, quiet, describe);
  const say = (line: string) => {
    progress.end();
    if (talks) terminal.out.write(`${line}\n`);
  };
  if (talks) say(paint.dim('Each sample is predicted before its label is told, then learned from at once.'));
  try {
    const result = await learnOnline({
      ...settings,
      activation: settings.readout === 'native' ? undefined : settings.activation,
      learner,
      train: data.train,
      test: data.test,
      classes: data.classes.length,
      nowMs: () => terminal.nowMs(),
      signal,
      onStretch: (stretch) => {
        if (stretch.samples <= samples) say(stretchLine(stretch, (bar) => paint.series(0, bar)));
        else progress.update(stretch);
      },
      onEpoch: ({ epoch, train, test }) => {
        const kept = `${percent(test)} of ${counted(data.test.labels.length, 'sample')} never shown`;
        const pass = epoch === 1 ? 'first pass ' : `pass ${epoch}     `;
        say(`${pass}  ${percent(train)} right before learning, ${kept}`);
      },
    });
    const curves = [
      {
        label: 'before learning, by the hundred',
        at: result.stretches.map((stretch) => stretch.samples),
        accuracy: result.stretches.map((stretch) => stretch.accuracy),
      },
      {
        label: 'never shown',
        at: result.epochs.map(({ epoch }) => epoch * samples),
        accuracy: result.epochs.map(({ test }) => test),
      },
    ];
    return { ...result, curves: { xLabel: 'samples seen', curves } };
  } finally {
    progress.end();
  }
}

function stretchLine({ samples, accuracy }: Stretch, colour: (bar: string) => string): string {
  const bar = '█'.repeat(Math.round(accuracy * BAR_LENGTH));
  return `${grouped(samples).padStart(NUMBER_WIDTH)} seen  ${percent(accuracy).padStart(PERCENT_WIDTH)}  ${colour(bar)}`;
}

function describe({ samples, totalSamples, accuracy }: Stretch) {
  const share = samples / totalSamples;
  return { share, text: `${grouped(samples)} seen · ${percent(accuracy)} of the last hundred` };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

const BAR_LENGTH = 40;
const NUMBER_WIDTH = 7;
const PERCENT_WIDTH = 7;
