/** A method that learns a data set with one seed, what it shows meanwhile, and the folder it leaves. */
import type { Dataset } from '../../data/dataset.js';
import { firstSamples, lastSamples } from '../../data/pick.js';
import { chooseBackend } from '../../engines/tensor/choose.js';
import type { Method } from '../../lab/methods.js';
import { newRows, type Rows } from '../../lab/rows.js';
import { backendOptions } from '../backend-options.js';
import type { NodeStorage } from '../node-storage.js';
import { counted } from '../table.js';
import { writeLearnFolder } from './learn-folder.js';
import type { LearnSettings } from './learn-options.js';
import { printReport } from './learn-report.js';
import { type LearnResult, resultOf } from './learn-result.js';
import type { Lesson, Show, Taught, Teach } from './lesson.js';

export interface LearnOnce {
  readonly rule: string;
  readonly method: Method;
  readonly whole: Dataset;
  readonly settings: LearnSettings;
  /** As it was asked for. */
  readonly backend: string;
  readonly out: string | null;
}

export interface Learned {
  readonly result: LearnResult;
  readonly curves: Taught['curves'];
}

export async function learnOnce(
  asked: LearnOnce,
  folder: NodeStorage | undefined,
  show: Show,
): Promise<Learned> {
  const { rule, method, whole, settings } = asked;
  const { terminal } = show;
  const teach = await teacher(settings.online);
  const { backend } = await chooseBackend(asked.backend, {
    ...backendOptions(terminal),
    batch: settings.batch,
  });
  const learner = await method.make({ ...settings, classes: whole.classes.length, backend });
  const lesson: Lesson = {
    rule,
    method,
    data: partsFor(whole, settings),
    allSamples: whole.train.inputs.count,
    settings,
    learner,
    firstWeights: copyOf(learner.layers()[0]?.weights),
    backend,
  };
  const begun = terminal.nowMs();
  try {
    const taught = await teach(lesson, show);
    const result = resultOf(lesson, taught, terminal.nowMs() - begun, asked.out);
    if (folder !== undefined) await writeLearnFolder(folder, lesson, taught, result);
    if (show.talks) printReport(lesson, result, terminal);
    if (taught.stopped)
      terminal.err.write(`Stopped after ${counted(taught.samples, 'sample')}.
`);
    return { result, curves: taught.curves };
  } finally {
    learner.dispose();
    backend.close();
  }
}

/** Learners may show the very numbers that they change. */
function copyOf(weights: Rows | undefined): Rows | undefined {
  return weights && newRows(weights.count, weights.width, weights.values.slice());
}

/** What is learned from, and what marks it. */
function partsFor(whole: Dataset, { samples, validation }: LearnSettings): Dataset {
  return {
    ...whole,
    train: firstSamples(whole.train, samples),
    test: validation > 0 ? lastSamples(whole.train, validation) : whole.test,
  };
}

async function teacher(online: boolean): Promise<Teach> {
  return online
    ? (await import('./teach-online.js')).teachOnline
    : (await import('./teach-by-epochs.js')).teachByEpochs;
}
