import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXIT } from '../../../../src/cli/terminal.js';
import { expectWellFormed } from '../../../probes/plots/well-formed.js';
import { synfire } from '../../fake-terminal.js';

const cwd = mkdtempSync(join(tmpdir(), 'synfire-results-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const IRIS = ['--backend', 'plain', '--data', 'iris', '--epochs', '1'];
const report = async (file: string, ...words: string[]) =>
  writeFileSync(join(cwd, file), (await synfire(['learn', ...words, ...IRIS, '--json'], { cwd })).out);
const accuracyIn = (file: string): number =>
  100 * JSON.parse(readFileSync(join(cwd, file), 'utf8')).testAccuracy;

let page = '';
/** The cells of the first row that begins so, and has this in it. */
const row = (method: string, holding = ''): string[] =>
  page
    .split('\n')
    .find((line) => line.startsWith(`| ${method} |`) && line.includes(holding))!
    .split(' | ')
    .map((cell) => cell.replace(/^\| |\|$/g, '').trim());

beforeAll(async () => {
  await report('one.json', 'oja', '--layers', '4-5', '--seed', '1');
  await report('two.json', 'oja', '--layers', '4-5', '--seed', '2');
  await report('untrained.json', 'untrained', '--layers', '4-5', '--activation', 'linear', '--seeds', '1,2');
  await report('pixels.json', 'pixels', '--readout', 'all');
  await report('held.json', 'pixels', '--validation', '20');
  for (const delta of [0.1, 0.2, 0.4])
    await report(`${delta}.json`, 'eqprop-events', '--layers', '4-6-3', '--set', `delta=${delta}`);
  const files = readdirSync(cwd).filter((name) => name.endsWith('.json'));
  const { code, out } = await synfire(['learn', '--collect', ...files, '--write', 'page.md'], { cwd });
  expect([code, out]).toEqual([EXIT.done, 'page.md\n']);
  page = readFileSync(join(cwd, 'page.md'), 'utf8');
});

test('runs that differ in their seed alone are one line, with mean and spread, beside the untrained layer', () => {
  const [a, b] = [accuracyIn('one.json'), accuracyIn('two.json')];
  const cells = row('oja');
  expect(cells.slice(1, 5)).toEqual(['4-5', '1', 'logistic on linear', '1, 2']);
  expect(cells[5]).toBe(`${((a + b) / 2).toFixed(2)} (${(Math.abs(a - b) / Math.SQRT2).toFixed(2)})`);
  expect(cells[6]).toContain(accuracyIn('untrained.json').toFixed(2));
  expect(cells.at(-1)).toMatch(/^`synfire learn oja --data iris .*--seeds 1,2 .*`$/);
});

test('read-outs stand side by side, and what was held out stands apart from what was tested', () => {
  expect(page).toContain(
    '| method | layers | data | features | seeds | logistic | knn | knn-cosine | mean |',
  );
  expect(row('pixels', '| iris | linear |')[5]).toBe(accuracyIn('pixels.json').toFixed(2));
  const [tested, chosen] = page.split('## Settings, chosen by validation samples');
  expect(tested).not.toContain('--validation');
  expect(chosen).toContain('--validation 20');
});

test('a file may hold several reports; one with read-outs and one without are of the same line', async () => {
  await report('plain.txt', 'oja', '--layers', '4-5', '--seed', '3');
  await report('compared.txt', 'oja', '--layers', '4-5', '--seed', '1', '--readout', 'all');
  const both = ['plain.txt', 'compared.txt', 'two.json'].map((file) => readFileSync(join(cwd, file), 'utf8'));
  writeFileSync(join(cwd, 'all.jsonl'), both.join(''));
  await synfire(['learn', '--collect', 'all.jsonl', '--write', 'all.md'], { cwd });
  const lines = readFileSync(join(cwd, 'all.md'), 'utf8').split('\n');
  const [accuracies, readouts] = lines.filter((line) => line.startsWith('| oja |'));
  expect(accuracies).toContain('| 1, 2, 3 |');
  expect(accuracies).toContain('--readout logistic --activation linear --seeds 1,2,3');
  expect(readouts).toContain('| 1 |');
});

test('messages are told and drawn', () => {
  expect(row('eqprop-events', '| 0.2 |')[1]).toBe('iris');
  expect(page).toContain('![Accuracy against messages](page-messages.svg)');
  const drawn = readFileSync(join(cwd, 'page-messages.svg'), 'utf8');
  expectWellFormed(drawn);
  for (const delta of ['>0.1<', '>0.2<', '>0.4<']) expect(drawn).toContain(delta);
});

test('what holds no report is refused', async () => {
  writeFileSync(join(cwd, 'bad.txt'), '{"rule": 3}');
  writeFileSync(join(cwd, 'worse.txt'), 'no JSON');
  writeFileSync(join(cwd, 'broken.txt'), '{"rule": ');
  for (const [file, complaint] of [
    ['bad.txt', 'is no report of `learn`'],
    ['worse.txt', 'holds no JSON'],
    ['broken.txt', 'begins as JSON'],
    ['nowhere.txt', 'cannot be read'],
  ]) {
    const { code, err } = await synfire(['learn', '--collect', file, '--write', 'no.md'], { cwd });
    expect(err).toContain(complaint);
    expect(code).toBe(EXIT.invalid);
  }
  const { err } = await synfire(['learn', '--collect', 'one.json', '--write', 'page.txt'], { cwd });
  expect(err).toContain('Markdown');
});
