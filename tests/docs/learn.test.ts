/** docs/learn.md is true: it knows every option and every key of a report; docs/results.md is what the reports beside it make. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { messagePlot } from '../../src/cli/learn/results/message-plot.js';
import { readReports } from '../../src/cli/learn/results/read-reports.js';
import { groupRuns } from '../../src/cli/learn/results/result-group.js';
import { resultsPage } from '../../src/cli/learn/results/results-page.js';
import { synfire } from '../cli/fake-terminal.js';

const docs = (name: string) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
const PAGE = readFileSync(docs('learn.md'), 'utf8');

it('tells every option', async () => {
  const { out } = await synfire(['learn', '--help']);
  const options = [...out.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option);
  expect(options.length).toBeGreaterThan(15);
  for (const option of options) if (option !== '--help') expect(PAGE).toContain(`\`${option}`);
});

it('tells every key of a report', async () => {
  const { json } = await synfire(['learn', 'pixels', '--data', 'iris', '--backend', 'plain', '--json']);
  const [told] = PAGE.match(/`\{rule[^`]*`/)!;
  const keys = new Set(told.match(/\w+/g));
  for (const key of [...Object.keys(json()), ...Object.keys(json().audit)]) expect(keys).toContain(key);
});

it('shows results that come from reports, down to the picture', () => {
  const files = readdirSync(docs('results')).sort();
  expect(files.length).toBeGreaterThan(0);
  const runs = files.flatMap((file) => readReports(docs(`results/${file}`), file));
  const drawn = messagePlot(groupRuns(runs).filter(({ first }) => first.validation === null));
  const picture = drawn === undefined ? undefined : 'results-messages.svg';
  expect(readFileSync(docs('results.md'), 'utf8')).toBe(resultsPage(runs, picture));
  if (picture !== undefined) expect(readFileSync(docs(picture), 'utf8')).toBe(drawn);
});
