/** `synfire learn`, from the request to the closing words. */
import { withLabels } from '../../lab/labels/with-labels.js';
import { METHODS, type Method } from '../../lab/methods.js';
import { loadDataset } from '../../node/data/load-dataset.js';
import { watchInterrupts } from '../stop-request.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { openLearnFolder, seedFolder, writeSeedsFolder } from './learn-folder.js';
import { learnNotes } from './learn-notes.js';
import { type Learned, learnOnce } from './learn-once.js';
import { type LearnOptions, readSettings } from './learn-options.js';
import { noLearner } from './no-learner.js';
import { readStrength } from './read-numbers.js';
import { printSeeds, seedsResult } from './seeds-result.js';

export async function learn(
  rule: string | undefined,
  options: LearnOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (rule === undefined) {
    const { listAll } = await import('../list-catalogue.js');
    await listAll(['learners'], options.json === true, terminal);
    return EXIT.done;
  }
  const method = METHODS.get(rule);
  if (method === undefined) throw await noLearner(rule);
  return learnMethod(rule, method, options, terminal);
}

/** @param rule what the method is called in what is told of it. */
export async function learnMethod(
  rule: string,
  unlabelled: Method,
  options: LearnOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const labels = readStrength(options.labels);
  const method = labels === undefined ? unlabelled : withLabels(rule, unlabelled, labels);
  const whole = await loadDataset(options.data, terminal);
  const request = readSettings(rule, method, options, whole);
  const { seeds } = request;
  const { out } = options;
  const several = seeds.length > 1;
  const folder = out === undefined ? undefined : await openLearnFolder(out, options, terminal);
  const { quiet = false, json = false } = options;
  for (const note of learnNotes(rule, method, options, request, whole)) terminal.err.write(`${note}\n`);
  const learned: Learned[] = [];
  const stop = watchInterrupts(terminal);
  try {
    for (const seed of seeds) {
      if (stop.signal.aborted) break;
      const settings = { ...request, seed };
      const shown = out === undefined ? null : several ? `${out}/seed-${seed}` : out;
      const asked = { rule, method, whole, settings, backend: options.backend, out: shown };
      const show = { terminal, signal: stop.signal, talks: !json && !quiet, quiet };
      learned.push(await learnOnce(asked, several ? folder && seedFolder(folder, seed) : folder, show));
    }
  } finally {
    stop.end();
  }
  const results = learned.map(({ result }) => result);
  const result = several ? seedsResult(results) : results[0];
  if (folder !== undefined && 'runs' in result) {
    await writeSeedsFolder(
      folder,
      result,
      learned.map(({ curves }) => curves),
    );
  }
  if (json) terminal.out.write(`${JSON.stringify(result)}\n`);
  else if (!quiet && 'runs' in result) printSeeds(result, terminal);
  return stop.signal.aborted ? EXIT.interrupted : EXIT.done;
}
