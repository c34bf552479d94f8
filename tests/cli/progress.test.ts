import { expect, test } from 'vitest';
import { durationText } from '../../src/cli/duration-text.js';
import { showProgress } from '../../src/cli/progress.js';
import { fakeTerminal } from './fake-terminal.js';

function progressOf(isTerminal: boolean, updates: number, clockStepMs: number, columns = 100): string[] {
  const terminal = fakeTerminal({ isTerminal, clockStepMs });
  Object.assign(terminal.err, { columns });
  const progress = showProgress(terminal, false, 0);
  for (let k = 1; k <= updates; k++) progress.update({ simulatedMs: k, targetMs: updates, spikes: k * 1000 });
  progress.end();
  return terminal.errText.split(isTerminal ? '\r' : '\n').filter((text) => text !== '');
}

test('a terminal is drawn on at most ten times a second', () => {
  const drawn = progressOf(true, 1000, 10);
  expect(drawn.length).toBeGreaterThan(90);
  expect(drawn.length).toBeLessThanOrEqual(102);
});

test('the line fits, however narrow the terminal', () => {
  for (const columns of [20, 60, 80, 120]) {
    for (const line of progressOf(true, 50, 150, columns)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes take no room
      expect(line.replace(/\u001b\[[\d;]*[mK]/g, '').length).toBeLessThan(columns);
    }
  }
});

test('elsewhere there is a line every ten seconds', () => {
  const lines = progressOf(false, 100, 500);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^\d+ ms of 100 ms · [\d.]+x real time · [\d,]+ spikes · .* left · 50 MB$/);
});

test('times for people', () => {
  expect(durationText(0.25)).toBe('0.25 ms');
  expect(durationText(1500)).toBe('1.5 s');
  expect(durationText(65_000)).toBe('1 min 5 s');
  expect(durationText(3_700_000)).toBe('1 h 1 min');
  expect(durationText(Number.POSITIVE_INFINITY)).toBe('?');
});
