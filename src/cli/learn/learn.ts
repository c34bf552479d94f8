/** `synfire learn`, from the request to the closing words. */
import { firstSamples } from '../../data/pick.js';
import type { Backend } from '../../engines/tensor/backend.js';
import { chooseBackend } from '../../engines/tensor/choose.js';
import { METHODS, type Method } from '../../lab/methods.js';
import { type EpochsProgress, learnByEpochs } from '../../lab/protocols/epochs.js';
import { READOUTS } from '../../lab/readouts/index.js';
import { byItself, byReadout, type Scorer } from '../../lab/scoring.js';
import { loadDataset } from '../../node/data/load-dataset.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { backendOptions } from '../backend-options.js';
import { durationText, magnitude } from '../duration-text.js';
import { progressLine } from '../progress-line.js';
import { watchInterrupts } from '../stop-request.js';
import { table } from '../table.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { openLearnFolder, writeLearnFolder } from './learn-folder.js';
import { type LearnOptions, type LearnSettings, readSettings } from './learn-options.js';
import { epochLine, type Lesson, printReport, resultOf } from './learn-report.js';

export async function learn(
  rule: string | undefined,
  options: LearnOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (rule === undefined) {
    terminal.out.write(table([...METHODS].map(([name, { about }]) => [name, about])));
    return EXIT.done;
  }
  const method = METHODS.get(rule);
  if (method === undefined) {
    throw new Problem(`There is nothing to learn by the name of \`${rule}\`.`, {
      fix: suggestion(rule, METHODS.keys()),
    });
  }
  return learnMethod(rule, method, options, terminal);
}

/** @param rule what the method is called in what is told of it. */
export async function learnMethod(
  rule: string,
  method: Method,
  options: LearnOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const data = await loadDataset(options.data, terminal);
  const settings = readSettings(rule, method, options, data);
  const folder =
    options.out === undefined ? undefined : await openLearnFolder(options.out, options, terminal);
  const { backend } = await chooseBackend(options.backend, {
    ...backendOptions(terminal),
    batch: settings.batch,
  });
  const learner = await method.make({ ...settings, classes: data.classes.length, backend });
  const lesson: Lesson = { rule, data, settings, learner, backend: backend.name };
  const stop = watchInterrupts(terminal);
  const talks = options.json !== true && options.quiet !== true;
  const progress = progressLine(terminal, options.quiet === true, describe);
  const begun = terminal.nowMs();
  try {
    const result = await learnByEpochs({
      ...settings,
      learner,
      train: firstSamples(data.train, settings.samples),
      test: data.test,
      classes: data.classes.length,
      score: scorer(settings, data.classes.length, backend),
      nowMs: () => terminal.nowMs(),
      signal: stop.signal,
      onProgress: (state) => progress.update(state),
      onEpoch: (epoch) => {
        progress.end();
        if (talks) terminal.out.write(`${epochLine(epoch, settings.epochs)}\n`);
      },
    });
    progress.end();
    const told = resultOf(lesson, result, terminal.nowMs() - begun, options.out ?? null);
    if (folder !== undefined) await writeLearnFolder(folder, lesson, result, told);
    if (options.json) terminal.out.write(`${JSON.stringify(told)}\n`);
    else if (talks) printReport(lesson, told, terminal);
    if (!result.stopped) return EXIT.done;
    terminal.err.write(`Stopped after ${result.samples} samples.\n`);
    return EXIT.interrupted;
  } finally {
    progress.end();
    stop.end();
    learner.dispose();
    backend.close();
  }
}

function scorer({ readout, activation, seed }: LearnSettings, classes: number, backend: Backend): Scorer {
  if (readout === 'native') return byItself;
  return byReadout({ readout: READOUTS.get(readout)!, activation, classes, seed, backend });
}

function describe(
  { epoch, epochs, samples, totalSamples, learningMs, loss, marking }: EpochsProgress,
  wallMs: number,
) {
  const share = samples / totalSamples;
  const text = [
    `epoch ${epoch} of ${epochs}`,
    marking ? 'marking' : `${magnitude(samples / (learningMs / 1000))} samples/s`,
    ...(loss === undefined ? [] : [`loss ${loss.toPrecision(3)}`]),
    ...(samples === 0 ? [] : [`${durationText((wallMs / share) * (1 - share))} left`]),
  ].join(' · ');
  return { share, text };
}
