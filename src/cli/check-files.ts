import { checkNetwork } from '../build/check.js';
import { checkEdgeFiles } from '../build/edges.js';
import { loadParser } from '../equations/parser.js';
import type { Problem } from '../problem.js';
import { problemData, problemsIn } from './failure.js';
import { isLearningFile } from './learn/is-learning-file.js';
import { openLearning } from './learn/learning-source.js';
import { NetworkSource } from './network-source.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

/** Every problem of every file, as `file:line:column: what. Fix.` on stdout: they are the result of this command. */
export async function checkFiles(
  files: readonly string[],
  set: readonly string[],
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const found: Problem[] = [];
  for (const file of files) {
    const problems = await problemsOf(file, set, terminal.cwd);
    found.push(...problems);
    if (json) continue;
    for (const problem of problems) terminal.out.write(`${problem.place ? '' : `${file}: `}${problem}\n`);
    if (problems.length === 0) terminal.out.write(`${file}: good\n`);
  }
  if (json) {
    const problems = found.map(problemData);
    terminal.out.write(`${JSON.stringify({ files: files.length, problems })}\n`);
  }
  return found.length === 0 ? EXIT.done : EXIT.invalid;
}

async function problemsOf(file: string, set: readonly string[], cwd: string): Promise<readonly Problem[]> {
  try {
    if (await isLearningFile(file, cwd)) {
      await openLearning(file, set, cwd);
      return [];
    }
    const source = await NetworkSource.load({ network: file, cwd, set });
    const parse = await loadParser();
    await source.placing(async () => {
      await checkEdgeFiles(checkNetwork(source.description, { parse }), source.readFile);
    });
    return [];
  } catch (error) {
    const problems = problemsIn(error);
    if (problems === undefined) throw error;
    return problems;
  }
}
