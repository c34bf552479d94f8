/** `synfire learn`, from the request to the closing words. */
import { firstSamples } from '../../data/pick.js';
import { chooseBackend } from '../../engines/tensor/choose.js';
import { METHODS, type Method } from '../../lab/methods.js';
import { loadDataset } from '../../node/data/load-dataset.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { backendOptions } from '../backend-options.js';
import { watchInterrupts } from '../stop-request.js';
import { table } from '../table.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { openLearnFolder, writeLearnFolder } from './learn-folder.js';
import { type LearnOptions, readSettings } from './learn-options.js';
import { printReport, resultOf } from './learn-report.js';
import type { Lesson, Teach } from './lesson.js';

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
  const whole = await loadDataset(options.data, terminal);
  const settings = readSettings(rule, method, options, whole);
  const folder =
    options.out === undefined ? undefined : await openLearnFolder(options.out, options, terminal);
  const teach = await teacher(settings.online);
  const { backend } = await chooseBackend(options.backend, {
    ...backendOptions(terminal),
    batch: settings.batch,
  });
  const learner = await method.make({ ...settings, classes: whole.classes.length, backend });
  const data = { ...whole, train: firstSamples(whole.train, settings.samples) };
  const lesson: Lesson = { rule, data, allSamples: whole.train.inputs.count, settings, learner, backend };
  const stop = watchInterrupts(terminal);
  const { quiet = false, json = false, out = null } = options;
  const talks = !json && !quiet;
  const begun = terminal.nowMs();
  try {
    const taught = await teach(lesson, { terminal, signal: stop.signal, talks, quiet });
    const result = resultOf(lesson, taught, terminal.nowMs() - begun, out);
    if (folder !== undefined) await writeLearnFolder(folder, lesson, taught, result);
    if (json) terminal.out.write(`${JSON.stringify(result)}\n`);
    else if (talks) printReport(lesson, result, terminal);
    if (!taught.stopped) return EXIT.done;
    terminal.err.write(`Stopped after ${taught.samples} samples.\n`);
    return EXIT.interrupted;
  } finally {
    stop.end();
    learner.dispose();
    backend.close();
  }
}

async function teacher(online: boolean): Promise<Teach> {
  return online
    ? (await import('./teach-online.js')).teachOnline
    : (await import('./teach-by-epochs.js')).teachByEpochs;
}
