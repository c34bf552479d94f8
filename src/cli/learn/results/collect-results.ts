/** `synfire learn --collect`: the page of results from reports that were made one by one. */
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Problem } from '../../../problem.js';
import { EXIT, type ExitCode, type Terminal } from '../../terminal.js';
import { messagePlot } from './message-plot.js';
import { readReports } from './read-reports.js';
import { groupRuns } from './result-group.js';
import { resultsPage } from './results-page.js';

export function collectResults(
  files: readonly string[],
  page: string,
  { cwd, out }: Pick<Terminal, 'cwd' | 'out'>,
): ExitCode {
  if (!page.endsWith(MARKDOWN)) {
    throw new Problem(`--write is \`${page}\`.`, {
      fix: `The page is Markdown: let it end with ${MARKDOWN}.`,
    });
  }
  const runs = files.flatMap((file) => readReports(resolve(cwd, file), file));
  const marked = groupRuns(runs).filter(({ first }) => first.validation === null);
  const drawn = messagePlot(marked);
  const picture = page.replace(MARKDOWN_END, '-messages.svg');
  if (drawn !== undefined) writeFileSync(resolve(cwd, picture), drawn);
  writeFileSync(resolve(cwd, page), resultsPage(runs, drawn === undefined ? undefined : basename(picture)));
  out.write(`${page}\n`);
  return EXIT.done;
}

const MARKDOWN = '.md';
const MARKDOWN_END = /\.md$/;
