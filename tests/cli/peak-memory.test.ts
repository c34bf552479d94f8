import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { peakMemoryMb } from '../../src/cli/peak-memory.js';

const folder = mkdtempSync(join(tmpdir(), 'synfire-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MB = 2 ** 20;

test('what the system says of the process counts, not what its parent held', () => {
  const status = join(folder, 'status');
  writeFileSync(status, 'Name:\tnode\nVmPeak:\t   99999 kB\nVmHWM:\t    2560 kB\nVmRSS:\t    1024 kB\n');
  expect(peakMemoryMb(status)).toBe(2.5);
});

test.each(['', 'VmRSS:\t 1024 kB\n'])('where it says nothing, the figure of all systems: %j', (text) => {
  const status = join(folder, 'other');
  writeFileSync(status, text);
  const largest = process.resourceUsage().maxRSS / 1024;
  expect(peakMemoryMb(status)).toBeCloseTo(largest, -1);
  expect(peakMemoryMb(join(folder, 'none'))).toBeCloseTo(largest, -1);
});

test('of this process it is at least what it holds now', () => {
  const held = Buffer.alloc(50 * MB, 1);
  expect(peakMemoryMb()).toBeGreaterThan((0.9 * process.memoryUsage.rss()) / MB);
  expect(held[held.length - 1]).toBe(1);
});
