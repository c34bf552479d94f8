import { expect, test } from 'vitest';
import { processRunner } from '../../../src/cli/bench/run-process.js';

const run = processRunner(() => performance.now());
const node = (script: string) => ({ file: process.execPath, args: ['-e', script] });
const never = new AbortController().signal;

test('gives what was printed, and how long all of it took', async () => {
  const { stdout, ms } = await run(node('setTimeout(() => console.log("é".repeat(100000)), 50)'), never);
  expect(stdout).toBe(`${'é'.repeat(100_000)}\n`);
  expect(ms).toBeGreaterThan(50);
});

test('a failure quotes the last complaint and the command', async () => {
  const failing = run(node('console.error("first"); console.error("broken"); process.exit(3)'), never);
  await expect(failing).rejects.toThrow(/ended with 3: broken.*By hand/s);
  await expect(run({ file: '/no/such/program', args: [] }, never)).rejects.toThrow('ENOENT');
});

test('an abort ends the process', async () => {
  const stop = new AbortController();
  const running = run(node('setInterval(() => {}, 1000)'), stop.signal);
  setTimeout(() => stop.abort(), 50);
  await expect(running).rejects.toThrow('aborted');
});
