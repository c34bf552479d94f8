import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LearnResult } from '../../src/cli/learn/learn-result.js';
import type { SeedsResult } from '../../src/cli/learn/seeds-result.js';
import { EXIT } from '../../src/cli/terminal.js';
import { METHODS } from '../../src/lab/methods.js';
import { READOUTS } from '../../src/lab/readouts/index.js';
import { expectWellFormed } from '../probes/plots/well-formed.js';
import { fakeTerminal, type Ran, synfire } from './fake-terminal.js';

const cwd = mkdtempSync(join(tmpdir(), 'synfire-learn-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const learn = (...words: string[]): Promise<Ran> => synfire(['learn', ...words], { cwd });
/** What `--json` prints last. */
const result = async <Result = LearnResult>(...words: string[]): Promise<Result> =>
  JSON.parse((await learn(...words, '--json')).out.trimEnd().split('\n').at(-1)!) as Result;
const repeated = <Result = LearnResult>({ command }: { readonly command: string }): Promise<Result> =>
  result<Result>(...command.split(' ').slice(2));
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

  test('mixes labels into the input, and repeats it by its command', async () => {
    const words = [
      'frontprop_winners',
      ...SMALL,
      '--layers',
      '4-20',
      '--labels',
      '0.5',
      '--lr',
      '0.1',
      '--set',
      'decay=0.05',
    ];
    const mixed = await result(...words);
    expect(mixed).toMatchObject({ labels: 0.5, readout: 'native', layers: [4, 20] });
    expect(mixed.testAccuracy).toBeGreaterThan(0.6);
    expect((await repeated(mixed)).testAccuracy).toBe(mixed.testAccuracy);
    expect((await learn('pca', '--labels', '1')).err).toContain('labels');
    expect((await learn('oja', '--labels', 'many')).err).toContain('above 0');
  });

  test.each([
    ['a rule with ports', ['contrastive'], /`clamped_pre` and `clamped_post`.*TypeScript/],
    ['a rule of spiking synapses', ['stdp'], /spiking synapses.*learn: {rule: stdp}/],
    ['an unknown rule', ['ojja'], /`oja`/],
    ['its rate as a setting', ['frontprop', ...SMALL, '--set', 'boost=0.02'], /--lr 0\.02/],
    ['that of a convolution', ['frontprop-convolution', ...SMALL, '--set', 'boost=0.02'], /--lr 0\.02/],
    ['its rate without a value', ['oja', ...SMALL, '--set', 'eta'], /--lr NUMBER/],
  ])('says what is meant by %s', async (_what, words, message) => {
    const { code, err } = await learn(...words);
    expect(code).toBe(EXIT.invalid);
    expect(err.replaceAll(/\s+/g, ' ')).toMatch(message);
  });

  describe('a file whose data are not there', () => {
    const asked = (command: string, data: string) => {
      writeFileSync(
        join(cwd, 'mine.yaml'),
        `synfire: 1\nname: mine\ndata: ${data}\nlayers: [{rule: oja, size: 2}]`,
      );
      return synfire([command, 'mine.yaml'], { cwd });
    };

    test.each([
      ['check', 'nosuch'],
      ['check', './nosuch'],
      ['run', 'nosuch'],
    ])('is refused by %s where it names %s', async (command, data) => {
      const { code, out, err } = await asked(command, data);
      expect(code).toBe(EXIT.invalid);
      expect(out + err).toMatch(/mine\.yaml:3:7: There is no (data set|folder) `.*nosuch`/);
    });

    test('is good where they could be fetched', async () => {
      expect((await asked('check', 'cifar10')).out).toBe('mine.yaml: good\n');
    });
  });

  test('shows all layers to a read-out, and takes the layers of a convolution from its command', async () => {
    const joined = await result('oja', ...SMALL, '--layers', '4-3-2', '--set', 'joined=1');
    expect((await repeated(joined)).epochs).toEqual(joined.epochs);
    const under = await result('frontprop-convolution', ...SMALL, '--layers', '4-3', '--set', 'shared=1');
    expect(under.command).toContain('--layers 4-3 ');
    expect((await repeated(under)).epochs).toEqual(under.epochs);
  });

  test('a folder that cannot be is refused before anything is learned', async () => {
    writeFileSync(join(cwd, 'file'), '');
    const { code, out, err } = await learn('backprop', ...SMALL, '--out', 'file/within');
    expect([code === EXIT.done, out]).toEqual([false, '']);
    expect(err).toContain('file');
  });

  test('without a name, says what there is', async () => {
    const { out } = await learn();
    for (const name of METHODS.keys()) expect(out).toMatch(new RegExp(`^${name} `, 'm'));
  });

  test('every method learns iris, and says so', async () => {
    for (const name of METHODS.keys()) {
      const { code, out, err } = await learn(name, '--data', 'iris', '--epochs', '1', '--samples', '60');
      expect([name, code, err]).toEqual([name, EXIT.done, '']);
      expect(out).toMatch(/epoch 1 .*test \d/);
      expect(out).toContain(`${name} on iris`);
      expect(out).toContain('of 30 test samples right');
    }
  });
});

test.each([
  [['backpropp'], 'Did you mean `backprop`?'],
  [['backprop', '--data', 'nowhere'], 'nowhere'],
  [['backprop', '--data', 'iris', '--layers', '784-10'], 'a sample of iris has 4 numbers'],
  [['backprop', '--data', 'iris', '--layers', '4-10'], 'an output of 3 units'],
  [['backprop', '--data', 'iris', '--layers', '4--3'], '--layers is `4--3`'],
  [['backprop', '--data', 'iris', '--layers', '4-9999999-9999999-3'], 'would keep'],
  [['kmeans', '--data', 'iris', '--layers', '4-9999999-9999999'], 'kmeans cannot have the layers'],
  [['kmeans', '--data', 'digits', '--layers', '64-9999999'], 'would keep'],
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
  [['backprop', '--data', 'iris', '--seeds', '1,1'], 'each seed once'],
  [['backprop', '--data', 'iris', '--seeds', '3..1'], '--seeds is `3..1`'],
  [['backprop', '--data', 'iris', '--seeds', '1,2', '--seed', '1'], 'twice'],
  [['backprop', '--data', 'iris', '--validation', '120'], 'of 120 training samples'],
  [['backprop', '--data', 'iris', '--validation', '0'], '--validation is `0`'],
  [['eqprop', '--data', 'iris', '--set', 'bta=1'], 'Did you mean `beta`?'],
  [['eqprop', '--data', 'iris', '--set', 'beta=strong'], '--set beta=0.5'],
  [['eqprop', '--data', 'iris', '--set', 'beta'], '--set beta=0.5'],
  [['pixels', '--data', 'iris', '--set', 'beta=1'], 'Leave --set out'],
  [['oja', '--data', 'iris', '--online', '--readout', 'all'], 'Leave --online out'],
])('learn %j is refused', async (words, complaint) => {
  const { code, err } = await learn(...words);
  expect(err).toContain(complaint);
  expect(code).toBe(EXIT.invalid);
});

test('data that a method cannot take are refused without layers for an example', async () => {
  mkdirSync(join(cwd, 'three'), { recursive: true });
  const rows = Array.from({ length: 40 }, (_, k) => `${k},1,2,${k % 2}`);
  writeFileSync(join(cwd, 'three', 'table.csv'), `a,b,c,label\n${rows.join('\n')}\n`);
  const { code, err } = await learn('softhebb-convolution', '--data', './three');
  expect(code).toBe(EXIT.invalid);
  expect(err).toContain('cannot learn from ./three, whose samples have 3 numbers. It takes ');
  expect(err).not.toContain('for example');
});

test('a run that diverges fails and says why', async () => {
  const { code, err } = await learn('backprop', ...SMALL, '--optimizer', 'sgd', '--lr', '1e38');
  expect(err).toMatch(/smaller --lr/);
  expect(code).toBe(EXIT.failed);
});

test.each([['oja'], ['kmeans'], ['softhebb']])(
  '%s of numbers that are too large fails alike',
  async (method) => {
    const rows = Array.from({ length: 40 }, (_, k) => `${k % 2 === 0 ? 1e38 : -1e38},${k},${k % 2}`);
    mkdirSync(join(cwd, 'large'), { recursive: true });
    writeFileSync(join(cwd, 'large', 'table.csv'), `a,b,label\n${rows.join('\n')}\n`);
    const { code, err } = await learn(method, '--backend', 'plain', '--data', './large');
    expect([code, err]).toEqual([EXIT.failed, expect.stringMatching(/smaller (--lr|rate)|too large/)]);
  },
);

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
      '--layers',
      '4-16-3',
      '--lr',
      '0.01',
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

test.each([
  ['oja', ['--online', '--seeds', '1,2']],
  ['pca', ['--readout', 'mean', '--out', 'early', '--force']],
  ['eqprop', ['--epochs', '2', '--seeds', '1,2', '--out', 'seeds-early', '--force']],
])('Ctrl-C at any moment ends %s %j without a result that is no number', async (method, words) => {
  const stopped = new Set<string>();
  for (const json of [[], ['--json']])
    for (let at = 1; at <= INTERRUPTED_READINGS; at++) {
      const terminal = fakeTerminal({ cwd, clockStepMs: 30 });
      let readings = 0;
      terminal.onClock = () => {
        if (++readings === at) terminal.interrupt();
      };
      const all = ['learn', method, '--backend', 'plain', '--data', 'iris', '--samples', '60'];
      const { code, out, err } = await synfire([...all, ...words, ...json], terminal);
      expect([at, code, out]).toEqual([at, EXIT.interrupted, expect.not.stringMatching(/NaN|undefined/)]);
      stopped.add(err);
      if (words.includes('--out'))
        expect(readFileSync(join(cwd, words[words.indexOf('--out') + 1], 'curve.svg'), 'utf8')).not.toMatch(
          /NaN|undefined|Infinity/,
        );
      for (const run of json.length === 0 ? [] : runsOf(JSON.parse(out)))
        for (const epoch of run.epochs) expect(epoch.train).toEqual(expect.any(Number));
    }
  expect([...stopped]).toContainEqual(expect.stringContaining('Stopped after 0 samples.'));
});

/** Through the first passes, and into the second seed where there is one. */
const INTERRUPTED_READINGS = 10;
const runsOf = (result: LearnResult | SeedsResult) => ('runs' in result ? result.runs : [result]);

test('--validation marks by training samples held out, and learns from none of them', async () => {
  const words = ['backprop', ...SMALL, '--validation', '30', '--out', 'held'];
  const held = await result(...words);
  expect(held).toMatchObject({ testAccuracy: null, validation: 30, samples: 90 });
  expect(held.epochs).toHaveLength(2);
  expect(held.epochs[1]).toMatchObject({ test: null, validation: held.validationAccuracy });
  expect((await repeated(held)).epochs).toEqual(held.epochs);
  const told = await learn('backprop', ...SMALL, '--validation', '30');
  expect(told.out).toMatch(/epoch 1 .*validation \d/);
  expect(told.out).toContain('of 30 validation samples right');
});

test('--seeds learns with each, and gives mean and spread', async () => {
  const words = ['backprop', ...SMALL, '--lr', '0.01'];
  const all = await result<SeedsResult>(...words, '--seeds', '1..3', '--out', 'seeds');
  expect(all).toMatchObject({ rule: 'backprop', data: 'iris', seeds: [1, 2, 3], stopped: false });
  const accuracies = all.runs.map(({ testAccuracy }) => testAccuracy!);
  expect(all.testAccuracy).toBeCloseTo((accuracies[0] + accuracies[1] + accuracies[2]) / 3, 12);
  const squares = accuracies.map((accuracy) => (accuracy - all.testAccuracy!) ** 2);
  expect(all.spread).toBeCloseTo(Math.sqrt((squares[0] + squares[1] + squares[2]) / 2), 12);
  expect(readdirSync(join(cwd, 'seeds')).sort()).toEqual([
    'curve.svg',
    'seed-1',
    'seed-2',
    'seed-3',
    'summary.json',
  ]);
  expect(JSON.parse(readFileSync(join(cwd, 'seeds', 'summary.json'), 'utf8'))).toEqual({ format: 1, ...all });
  expectWellFormed(readFileSync(join(cwd, 'seeds', 'curve.svg'), 'utf8'));
  const inspected = (await synfire(['inspect', 'seeds'], { cwd })).out;
  expect(inspected).toMatch(/^seed +1, 2, 3$/m);
  expect(inspected).toMatch(/^test accuracy +[\d.]+ % \(spread [\d.]+ %\)$/m);
  expect((await learn(...words, '--out', 'seeds')).err).toContain('holds a result already');
  expect((await result(...words, '--seed', '2')).testAccuracy).toBe(accuracies[1]);
  expect((await repeated<SeedsResult>(all)).testAccuracy).toBe(all.testAccuracy);
  const told = await learn(...words, '--seeds', '1,2');
  expect(told.out).toMatch(/^seed 2 .*%$/m);
  expect(told.out).toMatch(/^mean .*standard deviation/m);
});

test('--readout all asks every read-out about the same features', async () => {
  const words = ['eqprop', ...SMALL, '--layers', '4-20-3'];
  const compared = await result(...words, '--readout', 'all');
  const readouts = compared.readouts!;
  expect(readouts.map(({ readout }) => readout)).toEqual(['native', ...READOUTS.keys()]);
  expect(readouts[0].accuracy).toBe(compared.testAccuracy);
  for (const { readout, accuracy } of readouts.slice(1)) {
    const alone = await result(...words, '--readout', readout);
    expect([readout, alone.testAccuracy]).toEqual([readout, accuracy]);
  }
});

describe('equilibrium propagation', () => {
  const words = ['--backend', 'plain', '--data', 'digits', '--layers', '64-20-10', '--samples', '300'];
  const settled = ['--epochs', '2', '--lr', '0.1'];

  test('counts messages per sample: by the clock all, by events fewer', async () => {
    const clocked = await result('eqprop', ...words, ...settled);
    const messages = 2 * 20 * 10;
    expect(clocked.epochs[1].messages).toEqual({ learning: 24 * messages, marking: 20 * messages });
    const events = await result('eqprop-events', ...words, ...settled);
    expect(events.epochs[1].messages!.learning).toBeLessThan(24 * messages);
    expect(events.epochs[1].messages!.learning).toBeGreaterThan(0);
  });

  test('batches on the tensor engine come to the same', async () => {
    const [kernels, tensor] = [
      await result('eqprop', ...words, ...settled),
      await result('eqprop', ...words, ...settled, '--engine', 'tensor'),
    ];
    expect([kernels.engine, tensor.engine]).toEqual(['kernels', 'tensor']);
    expect(tensor.testAccuracy).toBeCloseTo(kernels.testAccuracy!, 2);
    expect(tensor.epochs[1].messages).toEqual(kernels.epochs[1].messages);
  });

  test('what it remembers, decays and tells can be set', async () => {
    const usual = await result('eqprop', ...words, ...settled);
    expect(usual.settings).toEqual({ beta: 0.5, slower: 4, decay: 0.9, remember: 1 });
    for (const change of ['remember=0', 'decay=0.01', 'beta=0.1', 'slower=1']) {
      const changed = await result('eqprop', ...words, ...settled, '--set', change);
      expect([change, changed.command]).toEqual([change, expect.stringContaining(`--set ${change}`)]);
      expect([change, changed.epochs]).not.toEqual([change, usual.epochs]);
    }
  });
});

test('parameters of a rule of layers can be set', async () => {
  const words = ['frontprop_winners', ...SMALL, '--layers', '4-12', '--readout', 'mean'];
  const usual = await result(...words);
  const changed = await result(...words, '--set', 'k=6', '--set', 'decay=0.01');
  expect(usual.settings).toMatchObject({ k: 1 });
  expect(changed.settings).toEqual({ ...usual.settings, k: 6, decay: 0.01 });
  expect(changed.units).not.toEqual(usual.units);
  expect((await learn(...words, '--set', 'boosts=1')).err).toContain('no setting `boosts`');
});
