import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/terminal.js';
import { METHODS } from '../../src/lab/methods.js';
import { expectWellFormed } from '../probes/plots/well-formed.js';
import { fakeTerminal, type Ran, synfire } from './fake-terminal.js';

const cwd = mkdtempSync(join(tmpdir(), 'synfire-learn-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const learn = (...words: string[]): Promise<Ran> => synfire(['learn', ...words], { cwd });
const SMALL = ['--backend', 'plain', '--data', 'iris', '--epochs', '2'];

describe('synfire learn', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await learn(
      'backprop',
      ...SMALL,
      '--batch',
      '4',
      '--layers',
      '4-16-3',
      '--lr',
      '0.01',
      '--out',
      'a',
      '--json',
    );
  });

  test('prints what the format promises', () => {
    expect(ran.code).toBe(EXIT.done);
    const result = ran.json();
    expect(result).toMatchObject({
      rule: 'backprop',
      data: 'iris',
      layers: [4, 16, 3],
      backend: 'plain',
      audit: { weightTransport: true, derivative: true, phases: 2 },
      seed: 0,
      stopped: false,
    });
    expect(result.epochs).toHaveLength(2);
    expect(result.epochs[1]).toEqual({
      train: expect.any(Number),
      test: result.testAccuracy,
      angle: null,
    });
    expect(result.testAccuracy).toBeGreaterThan(0.7);
    expect(result.samplesPerSecond).toBeGreaterThan(0);
    expect(result.wallMs).toBeGreaterThan(0);
  });

  test('leaves pictures and a summary that says how to do it again', async () => {
    expect(readdirSync(join(cwd, 'a')).sort()).toEqual([
      'confusion.svg',
      'curve.svg',
      'fields.svg',
      'summary.json',
    ]);
    for (const name of ['confusion.svg', 'curve.svg', 'fields.svg'])
      expectWellFormed(readFileSync(join(cwd, 'a', name), 'utf8'));
    const summary = JSON.parse(readFileSync(join(cwd, 'a', 'summary.json'), 'utf8'));
    const again = await synfire([...summary.command.split(' ').slice(1), '--json'], { cwd });
    expect(again.json().epochs).toEqual(ran.json().epochs);
  });

  test('replaces no folder unless told, and never one of somebody else', async () => {
    const kept = await learn('pixels', ...SMALL, '--out', 'a');
    expect(kept.code).toBe(EXIT.invalid);
    expect(kept.err).toContain('holds a result already');
    expect((await learn('pixels', ...SMALL, '--out', 'a', '--force', '-q')).code).toBe(EXIT.done);
    expect(readdirSync(join(cwd, 'a')).sort()).toEqual(['confusion.svg', 'curve.svg', 'summary.json']);
    writeFileSync(join(cwd, 'a', 'thesis.txt'), 'all of it');
    const refused = await learn('pixels', ...SMALL, '--out', 'a', '--force');
    expect(refused.err).toContain('thesis.txt');
  });

  test('without a name, says what there is', async () => {
    const { out } = await learn();
    for (const name of METHODS.keys()) expect(out).toMatch(new RegExp(`^${name} `, 'm'));
  });

  test('every method learns iris, and says so', async () => {
    for (const name of METHODS.keys()) {
      const { code, out, err } = await learn(
        name,
        '--backend',
        'plain',
        '--data',
        'iris',
        '--epochs',
        '1',
        '--samples',
        '60',
      );
      expect([name, code, err]).toEqual([name, EXIT.done, '']);
      expect(out).toMatch(/epoch 1 .*test \d/);
      expect(out).toContain(`${name} on iris`);
      expect(out).toContain('of 30 test samples right');
    }
  }, 30_000);
});

test.each([
  [['backpropp'], 'Did you mean `backprop`?'],
  [['backprop', '--data', 'nowhere'], 'nowhere'],
  [['backprop', '--data', 'iris', '--layers', '784-10'], 'a sample of iris has 4 numbers'],
  [['backprop', '--data', 'iris', '--layers', '4-10'], 'an output of 3 units'],
  [['backprop', '--data', 'iris', '--layers', '4--3'], '--layers is `4--3`'],
  [['pixels', '--data', 'iris', '--layers', '4-10'], 'the inputs alone'],
  [['backprop', '--data', 'iris', '--batch', '0'], '--batch is `0`'],
  [['backprop', '--data', 'iris', '--epochs', 'x'], '--epochs is `x`'],
  [['backprop', '--data', 'iris', '--lr', '-1'], '--lr is `-1`'],
  [['oja', '--data', 'iris', '--online', '--batch', '8'], 'one sample at a time'],
  [['oja', '--data', 'iris', '--online', '--readout', 'knn'], 'does not learn one sample at a time'],
  [['pca', '--data', 'iris', '--engine', 'actors'], 'cannot run on actors'],
  [['pca', '--data', 'iris', '--lr', '1'], 'takes no steps'],
  [['pca', '--data', 'iris', '--readout', 'native'], 'predicts nothing by itself'],
  [['pca', '--data', 'iris', '--readout', 'logstic'], 'Did you mean `logistic`?'],
  [['pca', '--data', 'iris', '--activation', 'tanh'], 'no activation `tanh`'],
  [['backprop', '--data', 'iris', '--activation', 'relu'], '--readout logistic'],
  [['backprop', '--data', 'iris', '--backend', 'cuda'], 'no backend `cuda`'],
  [['backprop', '--data', 'iris', '--seed', '-1'], '--seed is `-1`'],
])('learn %j is refused', async (words, complaint) => {
  const { code, err } = await learn(...words);
  expect(err).toContain(complaint);
  expect(code).toBe(EXIT.invalid);
});

test('a run that diverges fails and says why', async () => {
  const { code, err } = await learn('backprop', ...SMALL, '--optimizer', 'sgd', '--lr', '1e38');
  expect(err).toMatch(/smaller --lr/);
  expect(code).toBe(EXIT.failed);
});

describe('--online', () => {
  test('marks before it learns, tells the latency, and what repeats it', async () => {
    const words = [
      'frontprop',
      '--backend',
      'plain',
      '--data',
      'digits',
      '--epochs',
      '2',
      '--samples',
      '300',
    ];
    const ran = await learn(...words, '--online', '--out', 'online', '--json');
    expect(ran.json()).toMatchObject({ online: true, batch: 1, engine: 'kernels', readout: 'logistic' });
    expect(ran.json().epochs).toHaveLength(2);
    expect(ran.json().testAccuracy).toBeGreaterThan(0.7);
    const { mean, p99 } = ran.json().latencyMs as { mean: number; p99: number };
    expect(p99).toBeGreaterThanOrEqual(mean);
    const { command } = JSON.parse(readFileSync(join(cwd, 'online', 'summary.json'), 'utf8'));
    const again = await synfire([...command.split(' ').slice(1), '--json'], { cwd });
    expect(again.json().epochs).toEqual(ran.json().epochs);
    const told = await learn(...words, '--online');
    expect(told.out).toMatch(/ 100 seen .*%/);
    expect(told.out).toMatch(/first pass .* right before learning, .* never shown/);
  });

  test('what predicts by itself is asked itself', async () => {
    const { json } = await learn(
      'backprop',
      '--backend',
      'plain',
      '--data',
      'iris',
      '--epochs',
      '9',
      '--online',
      '--json',
    );
    expect(json()).toMatchObject({ readout: 'native' });
    expect(json().testAccuracy).toBeGreaterThan(0.8);
  });
});

test('Ctrl-C marks and keeps what was learned so far', async () => {
  const terminal = fakeTerminal({ cwd, clockStepMs: 30 });
  let readings = 0;
  terminal.onClock = () => {
    if (++readings === 12) terminal.interrupt();
  };
  const words = ['--backend', 'plain', '--data', 'digits', '--epochs', '50', '--out', 'stopped', '--json'];
  const { code, json, err } = await synfire(['learn', 'backprop', ...words], terminal);
  expect(code).toBe(EXIT.interrupted);
  expect(err).toContain('Stopped after');
  expect(json()).toMatchObject({ stopped: true });
  expect(json().epochs).toHaveLength(1);
  expect(readdirSync(join(cwd, 'stopped'))).toContain('summary.json');
});
