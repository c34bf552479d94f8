/** `synfire learn`, from the request to the closing words. */
import { withLabels } from '../../lab/labels/with-labels.js';
import { METHODS, type Method } from '../../lab/methods.js';
import { loadDataset } from '../../node/data/load-dataset.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { watchInterrupts } from '../stop-request.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { openLearnFolder } from './learn-folder.js';
import { learnOnce } from './learn-once.js';
import { type LearnOptions, readSettings } from './learn-options.js';
import type { LearnResult } from './learn-result.js';
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
  unlabelled: Method,
  options: LearnOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const labels = readStrength(options.labels);
  const method = labels === undefined ? unlabelled : withLabels(rule, unlabelled, labels);
  const whole = await loadDataset(options.data, terminal);
  const request = readSettings(rule, method, options, whole);
  const { seeds } = request;
  const folders = seeds.map((seed) =>
    options.out === undefined || seeds.length === 1 ? options.out : `${options.out}/seed-${seed}`,
  );
  const opened = await Promise.all(
    folders.map((folder) => (folder === undefined ? undefined : openLearnFolder(folder, options, terminal))),
  );
  const { quiet = false, json = false } = options;
  const results: LearnResult[] = [];
  const stop = watchInterrupts(terminal);
  try {
    for (const [k, seed] of seeds.entries()) {
      if (stop.signal.aborted) break;
      const settings = { ...request, seed };
      const asked = { rule, method, whole, settings, backend: options.backend, out: folders[k] ?? null };
      const show = { terminal, signal: stop.signal, talks: !json && !quiet, quiet };
      results.push(await learnOnce(asked, opened[k], show));
    }
  } finally {
    stop.end();
  }
  if (json) {
    const [only] = results;
    terminal.out.write(`${JSON.stringify(seeds.length === 1 ? only : seedsResult(results))}\n`);
  } else if (!quiet && seeds.length > 1) printSeeds(seedsResult(results), terminal);
  return stop.signal.aborted ? EXIT.interrupted : EXIT.done;
}
