/** The built command as a process: what cannot be seen from inside one. Needs `npm run build`, as `npm test` does. */
import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demandBuilt } from '../built.js';
import { temporaryFolder } from './small-network.js';

demandBuilt();
const MAIN = fileURLToPath(new URL('../../dist/bin/synfire.js', import.meta.url));
const exec = promisify(execFile);

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const synfire = (...args: string[]) => exec(process.execPath, [MAIN, ...args], { cwd: folder.path });

describe('the synfire command', () => {
  test('runs from any folder and ends stdout with one line of JSON', async () => {
    const { stdout, stderr } = await synfire('run', 'small.yaml', '--json');
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!).network).toBe('small');
    expect(stderr).toBe('');
  });

  test('gives exit code 2 for wrong usage', async () => {
    await expect(synfire('runn')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean run?'),
    });
  });

  test('a reader that leaves early is no failure', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${MAIN}" schema; echo "code $?" >&2`], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    const stderr = await text(child.stderr);
    expect(stderr).toBe('code 0\n');
  });

  test('Ctrl-C saves and leaves with 130; the rest is as if never stopped', async () => {
    const { code, told } = await stopped([...ENDLESS, 'stopped'], 'SIGINT');
    expect([code, told]).toEqual([130, expect.stringContaining('--resume stopped')]);
    const { simulatedMs } = JSON.parse(String(readFileSync(join(folder.path, 'stopped', 'summary.json'))));
    expect(simulatedMs).toBeGreaterThanOrEqual(20);
    await goOnAndCompare('stopped', simulatedMs + 10);
  });

  test('several threads record what one does, also when gone on with, and the process ends', async () => {
    const threads = async (count: string, ...args: string[]) => {
      const { stdout } = await synfire('run', ...args, '--threads', count, '--json');
      expect(JSON.parse(stdout).threads).toBe(Number(count));
    };
    await threads('1', 'small.yaml', '--out', 'one');
    await threads('2', 'small.yaml', '--out', 'two', '--for', '23 ms');
    await threads('3', '--resume', 'two', '--for', '60 ms');
    for (const file of ['spikes.csv', 'state-a.csv', 'synapses-rec-to-a.csv', 'rate-a.csv'])
      expect(recordedBytes('two', file)).toEqual(recordedBytes('one', file));
  });

  test('killed outright, again and again, it goes on from its newest checkpoint as if never stopped', async () => {
    const resume = ['run', '--resume', 'killed', '--checkpoint-every', '20 ms', ...QUIETLY];
    for (const args of [[...ENDLESS, 'killed'], resume, resume]) {
      const { code } = await stopped(args, 'SIGKILL');
      expect(code).toBeNull();
    }
    const newest = readdirSync(join(folder.path, 'killed', 'checkpoints'))
      .filter((name) => name.endsWith('.checkpoint'))
      .sort()
      .at(-1)!;
    const reachedMs = Number.parseInt(newest, 10) / TICKS_PER_MS;
    expect(reachedMs).toBeGreaterThanOrEqual(60);
    await goOnAndCompare('killed', reachedMs + 10);
  });

  /** Stops a run as soon as it has told of a checkpoint. */
  async function stopped(args: readonly string[], signal: NodeJS.Signals) {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder.path,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      const before = told.includes('Checkpoint');
      told += piece;
      if (!before && told.includes('Checkpoint')) child.kill(signal);
    });
    const code = await new Promise((done) => child.on('close', done));
    return { code, told };
  }

  async function goOnAndCompare(run: string, untilMs: number): Promise<void> {
    const until = `${untilMs} ms`;
    const gone = await synfire('run', '--resume', run, '--for', until, '--json');
    const whole = await synfire(
      'run',
      'small.yaml',
      '--for',
      until,
      '--out',
      `${run}-not`,
      ...PROBES,
      '--json',
    );
    expect(JSON.parse(gone.stdout).spikeHash).toBe(JSON.parse(whole.stdout).spikeHash);
    for (const file of ['spikes.csv', 'spikes.bin', 'state-a.csv']) {
      expect(recordedBytes(run, file)).toEqual(recordedBytes(`${run}-not`, file));
    }
  }
});

/** As text, which a failing test shows quickly. */
const recordedBytes = (run: string, file: string) => readFileSync(join(folder.path, run, file), 'latin1');

const QUIETLY = ['--quiet', '--log-level', 'info'];
const PROBES = ['--set', 'probes=[{spikes: [a, b]}, {state: [v], of: a, select: [0], every: 0.5 ms}]'];
const ENDLESS = [
  ...['run', 'small.yaml', '--for', '3600 s', '--checkpoint-every', '20 ms', ...PROBES, ...QUIETLY],
  '--out',
];
const TICKS_PER_MS = 10;

async function text(stream: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
