/** What learning says of itself to people: an epoch, and the closing words. */
import type { Audit } from '../../lab/learner.js';
import type { EpochResult } from '../../lab/protocols/epochs.js';
import { paintFor } from '../colour.js';
import { durationText, magnitude } from '../duration-text.js';
import { counted, grouped } from '../table.js';
import type { Terminal } from '../terminal.js';
import { fieldBlocks } from './field-blocks.js';
import type { LearnSettings } from './learn-options.js';
import type { LearnResult } from './learn-result.js';
import type { Lesson } from './lesson.js';

export function epochLine(
  { epoch, train, test, loss, angle }: EpochResult,
  settings: Pick<LearnSettings, 'epochs' | 'validation'>,
): string {
  const number = `${epoch}`.padStart(`${settings.epochs}`.length);
  return [
    `epoch ${number}`,
    `train ${percent(train)}`,
    `${markedBy(settings)} ${percent(test)}`,
    ...(loss === undefined ? [] : [`loss ${loss.toPrecision(3)}`]),
    ...(angle === undefined ? [] : [`${Math.round(angle)}° from the gradient`]),
  ].join('   ');
}

export function printReport(lesson: Lesson, result: LearnResult, terminal: Terminal): void {
  const { data, learner, settings } = lesson;
  const paint = paintFor(terminal.out, terminal.env);
  const first = learner.layers().find(({ overInput }) => overInput);
  const picture = first === undefined ? [] : fieldBlocks(first.weights, data.shape, terminal);
  const reader = settings.readout === 'native' ? '' : ` by ${settings.readout} on ${settings.activation}`;
  const { units } = result;
  const head = `${paint.bold(result.rule)} on ${result.data}  ${result.layers.join('-')}, seed ${result.seed}, engine ${result.engine}, backend ${result.backend}`;
  const marked = result.testAccuracy ?? result.validationAccuracy;
  const accuracy =
    marked === null
      ? 'no epoch was finished'
      : `${percent(marked)} of ${counted(data.test.labels.length, `${markedBy(settings)} sample`)} right${reader}`;
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
            unchangedText(units.unchanged, lesson),
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
    ...messagesText(result),
    `beyond its two neurons a synapse needs ${neededBy(result.audit)}`,
    ...readoutLines(result),
    ...where,
  ];
  terminal.out.write(`${lines.join('\n')}\n`);
}

/** A read-out does well on weights that never changed, too: that is no success of the rule. */
function unchangedText(unchanged: number, { learner, settings }: Lesson): string {
  const all = learner.layers()[0]?.weights.count === unchanged;
  const shouldHave = !Number.isNaN(settings.learningRate);
  return all && shouldHave ? 'all as they began: nothing was learned' : `${unchanged} as they began`;
}

/** What the biology would have to offer. */
function neededBy({ weightTransport, derivative, phases, nonlocal }: Audit): string {
  const needed = [
    ...(weightTransport ? ['the weights that signals came by, for errors to go back'] : []),
    ...(derivative ? ['derivatives'] : []),
    ...(phases > 1 ? [`${phases} phases`] : []),
    ...nonlocal,
  ];
  return needed.length === 0 ? 'nothing' : needed.join(', ');
}

/** Which samples tell how well it learned. */
function markedBy({ validation }: Pick<LearnSettings, 'validation'>): string {
  return validation > 0 ? 'validation' : 'test';
}

function messagesText({ epochs }: LearnResult): string[] {
  const messages = epochs.at(-1)?.messages;
  if (messages === undefined) return [];
  return [
    `${grouped(messages.learning)} synaptic messages a sample in the last epoch, ${grouped(messages.marking)} in marking`,
  ];
}

function readoutLines({ readouts }: LearnResult): string[] {
  if (readouts === null) return [];
  return readouts.map(
    ({ readout, activation, accuracy }) => `  ${percent(accuracy)} by ${readout} on ${activation}`,
  );
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
