/** `synfire run` of a network that learns from samples. */
import { Problem } from '../../problem.js';
import { quoted } from '../repeat-command.js';
import type { RunOptions } from '../run-options.js';
import type { ExitCode, Terminal } from '../terminal.js';
import { learnMethod } from './learn.js';
import type { LearnOptions } from './learn-options.js';
import type { LearningSource } from './learning-source.js';

/** @param network as it was asked for. */
export async function runLearning(
  network: string,
  { description, method, data }: LearningSource,
  options: RunOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  demandSenseOfLearning(options);
  const { learn } = description;
  const text = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : String(value);
  const asked: LearnOptions = {
    data,
    samples: text(learn.samples),
    labels: text(learn.labels),
    readout: learn.readout,
    activation: learn.activation,
    seed: options.seed ?? String(learn.seed ?? 0),
    engine: options.engine as LearnOptions['engine'],
    backend: 'auto',
    asked: [
      'synfire run',
      ...[network, ...options.set.flatMap((change) => ['--set', change])].map(quoted),
    ].join(' '),
    out: options.out,
    force: options.force,
    json: options.json,
    quiet: options.quiet,
  };
  return learnMethod(description.name, method, asked, terminal);
}

/** What is asked of a network that lives in time. */
function demandSenseOfLearning(options: RunOptions): void {
  const clash = [
    ['--for', options.for],
    ['--threads', options.threads],
    ['--checkpoint-every', options.checkpointEvery],
  ].find(([, given]) => given !== undefined);
  if (clash === undefined) return;
  throw new Problem(`${clash[0]} does not go with a network that learns from samples.`, {
    fix: 'Its file says how long it learns: `learn: {epochs: 3}`, or `--set learn.epochs=3`.',
  });
}
