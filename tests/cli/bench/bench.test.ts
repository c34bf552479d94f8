import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bench } from '../../../src/cli/bench/bench.js';
import { type BenchOptions, readBenchRequest } from '../../../src/cli/bench/bench-options.js';
import type { RunProcess } from '../../../src/cli/bench/run-process.js';
import { fakeTerminal, synfire } from '../fake-terminal.js';
import { fakeProcesses } from './fake-runs.js';

const cwd = mkdtempSync(join(tmpdir(), 'synfire-bench-test-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const limitsOf = () => ({ flopsPerS: 1e10, cacheBytesPerS: 1e11, memoryBytesPerS: 1e10 });
const DEFAULTS: BenchOptions = { seed: '1', threads: '1,2', peers: false };

async function benched(names: readonly string[], options: Partial<BenchOptions> = {}, withPeers = false) {
  const request = readBenchRequest(names, { ...DEFAULTS, ...options });
  const terminal = fakeTerminal({ cwd });
  const processes = fakeProcesses();
  const python = withPeers ? 'python' : undefined;
  const code = await bench({ ...request, python }, terminal, processes.run, limitsOf);
  return { code, terminal, asked: processes.asked };
}

test('each benchmark is a table with a row for each contestant', async () => {
  const { code, terminal, asked } = await benched(['cuba', 'stdp'], {}, true);
  expect(code).toBe(0);
  expect(terminal.outText).toMatch(/^cuba {2}1 s, 100 synapses\nsimulator/m);
  for (const row of [
    /^Synfire +kernels, 1 thread +2 ms +1x /m,
    /^Synfire +kernels, 2 threads +2 ms +1x /m,
    /^Synfire +kernels, 1 thread, source alone +2 ms/m,
    /^Brian2 +Cython +6 ms +3x /m,
    /^Brian2 +C\+\+, 2 threads +6 ms +3x .* 12 Hz +15000 ns$/m,
    /^NEST +1 thread +6 ms +3x /m,
  ])
    expect(terminal.outText).toMatch(row);
  expect(terminal.errText).toBe('cuba ...\nstdp ...\n');
  const cuba = asked.filter(({ args }) => args.some((word) => /cuba\.(yaml|py)$/.test(word)));
  expect(cuba).toHaveLength(5 * (2 + 3 + 2));
});

test('--quick runs once and shortly, --repeats as often as told', async () => {
  const quick = await benched(['cuba'], { quick: true });
  expect(quick.asked).toHaveLength(2);
  expect(quick.asked[0].args.join(' ')).toContain('--for 0.1 second --seed 1');
  const twice = await benched(['cuba'], { repeats: '2', threads: '3', actors: true, seed: '9' });
  expect(twice.asked.map(({ args }) => args.join(' ').match(/--engine.*--seed \d+/)?.[0])).toEqual([
    '--engine kernels --threads 3 --for 1 second --seed 9',
    '--engine actors --threads 1 --for 1 second --seed 9',
    '--engine kernels --threads 3 --for 1 second --seed 10',
    '--engine actors --threads 1 --for 1 second --seed 10',
  ]);
});

test('--json is one object, --write a page of well-formed tables', async () => {
  const { terminal } = await benched(
    ['cuba', 'scaling'],
    { json: true, quick: true, write: 'page.md' },
    true,
  );
  const report = JSON.parse(terminal.outText);
  expect(report).toMatchObject({
    rounds: 1,
    seed: 1,
    versions: { peer: '1.0', node: process.versions.node },
  });
  expect(report.results).toHaveLength(5);
  const page = String(readFileSync(join(cwd, 'page.md')));
  const [, command] = page.match(/`(npx synfire bench [^`]+)`/) ?? [];
  expect(command.split(' --').sort()).toEqual(
    [
      'npx synfire bench cuba scaling',
      'seed 1',
      'threads 1,2',
      'no-peers',
      'json',
      'quick',
      'write page.md',
    ].sort(),
  );
  expect(page).toMatch(/load average before the first run of each: \d+\.\d\d$/m);
  expect(page).toContain('## From few synapses to many');
  for (const paragraph of page.split('\n\n').filter((text) => text.startsWith('|'))) {
    const columns = paragraph
      .trim()
      .split('\n')
      .map((line) => line.split('|').length);
    expect(new Set(columns).size).toBe(1);
  }
});

test('a contestant that fails has a row that says so', async () => {
  const terminal = fakeTerminal({ cwd });
  const processes = fakeProcesses();
  const run: RunProcess = async (command) => {
    if (command.args.includes('cpp_standalone')) throw new Error('no compiler');
    return processes.run(command);
  };
  const request = readBenchRequest(['cuba'], { ...DEFAULTS, quick: true });
  expect(await bench({ ...request, python: 'python' }, terminal, run, limitsOf)).toBe(1);
  expect(terminal.outText).toMatch(/^Brian2 +C\+\+, 1 thread +failed: no compiler$/m);
  expect(terminal.outText).toMatch(/^NEST +1 thread +6 ms/m);
  expect(terminal.errText).toContain('brian2, C++, 2 threads: no compiler\n');
});

test('Ctrl-C ends it', async () => {
  const terminal = fakeTerminal({ cwd });
  const run: RunProcess = (_, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      terminal.interrupt();
    });
  expect(await bench(readBenchRequest(['cuba'], DEFAULTS), terminal, run, limitsOf)).toBe(130);
});

test.each([
  [['nest'], 'There is no benchmark `nest`'],
  [['cuba', '--repeats', '0'], '--repeats is `0`'],
  [['cuba', '--threads', '1,x'], '--threads is `x`'],
  [['cuba', '--seed', '-1'], '--seed is `-1`'],
])('bench %j is answered with exit code 2', async (args, message) => {
  const { code, err } = await synfire(['bench', ...args], { cwd });
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test('the built command measures itself', async () => {
  const { code, err, json } = await synfire(['bench', 'cuba', '--quick', '--no-peers', '--json'], { cwd });
  expect([code, err]).toEqual([0, 'cuba ...\n']);
  const [{ rows }] = (json() as unknown as { results: { rows: { figures: Record<string, number> }[] }[] })
    .results;
  expect(rows).toHaveLength(2);
  for (const { figures } of rows) {
    expect(figures.rateHz).toBeGreaterThan(1);
    expect(figures.loopMs).toBeGreaterThan(1);
  }
});

test('--collect makes one page of several reports, and measures nothing', async () => {
  const reports = await Promise.all(
    ['cuba', 'stdp'].map(async (name) => {
      const { terminal } = await benched([name], { json: true, repeats: '1' });
      writeFileSync(join(cwd, `${name}.json`), terminal.outText);
      return `${name}.json`;
    }),
  );
  const { code } = await synfire(['bench', '--collect', ...reports, '--write', 'page.md'], { cwd });
  expect(code).toBe(0);
  const page = readFileSync(join(cwd, 'page.md'), 'utf8');
  expect(page).toMatch(/^## cuba$/m);
  expect(page).toMatch(/^## stdp$/m);
  writeFileSync(join(cwd, 'none.json'), 'no report');
  const { err } = await synfire(['bench', '--collect', 'none.json'], { cwd });
  expect(err).toMatch(/`none\.json` holds no JSON\. Make one with/);
});
