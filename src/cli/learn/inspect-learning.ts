/** `synfire inspect` of a folder that learning left. */
import { paintFor } from '../colour.js';
import type { KeptLearningFolder } from '../open-folder.js';
import { counted, grouped, table } from '../table.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { runsOf } from './kept-learning.js';
import { learningFacts } from './learning-facts.js';

export async function inspectLearning(
  { storage, summary }: KeptLearningFolder,
  shown: string,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const files = await Promise.all(
    (await storage.list()).map(async (file) => ({ file, bytes: (await storage.size(file)) ?? 0 })),
  );
  if (json) {
    terminal.out.write(`${JSON.stringify({ ...summary, files })}\n`);
    return EXIT.done;
  }
  const paint = paintFor(terminal.out, terminal.env);
  const runs = runsOf(summary);
  const seeds =
    runs.length === 1 ? '' : `, ${counted(runs.length, 'seed')}: means, and standard deviations as spread`;
  const state = summary.stopped ? 'stopped' : 'done';
  const facts = learningFacts(runs).map(({ name, text }) => [name, text]);
  terminal.out.write(`${paint.bold(summary.rule)} on ${summary.data}  ${state}${seeds}\n\n`);
  terminal.out.write(table([...facts, ['repeat it', summary.command]]));
  terminal.out.write(
    `\nfiles\n${table(files.map(({ file, bytes }) => [`  ${shown}/${file}`, `${grouped(bytes)} bytes`]))}`,
  );
  return EXIT.done;
}
