import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeTerminal, synfire } from './fake-terminal.js';
import { temporaryFolder } from './small-network.js';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const run = (...args: string[]) => synfire(['run', ...args], { cwd: folder.path });
const file = (...path: string[]) => readFileSync(join(folder.path, ...path));

/** All that a run recorded; the summary and metrics hold times of the wall clock. */
const recorded = (out: string) =>
  readdirSync(join(folder.path, out))
    .filter((name) => /^(spikes|state|synapses|rate)/.test(name))
    .sort()
    .map((name) => [name, file(out, name).toString('base64')]);

describe('run', () => {
  test('prints one JSON object with what outside users rely on', async () => {
    const { code, out, err, json } = await run('small.yaml', '--json');
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toBe('');
    expect(Object.keys(json())).toEqual([
      ...['network', 'engine', 'backend', 'threads', 'seed', 'simulatedMs', 'wallMs', 'neurons', 'synapses'],
      ...['spikes', 'synapticEvents', 'spikeHash', 'rates', 'buildMs', 'peakRssMb', 'out'],
    ]);
    expect(json()).toMatchObject({
      network: 'small',
      engine: 'kernels',
      backend: 'wasm',
      threads: 1,
      seed: 3,
      simulatedMs: 60,
      neurons: 20,
    });
    const { spikes, rates } = json() as unknown as { spikes: number; rates: Record<string, number> };
    expect(rates.a * 15 * 0.06 + rates.b * 5 * 0.06).toBeCloseTo(spikes, 3);
    expect(spikes).toBeGreaterThan(20);
  });

  test('the same seed gives the same hash, another seed another', async () => {
    const hash = async (...args: string[]) => (await run('small.yaml', '--json', ...args)).json().spikeHash;
    const first = await hash();
    expect(await hash()).toBe(first);
    expect(await hash('--seed', '3')).toBe(first);
    expect(await hash('--seed', '4')).not.toBe(first);
  });

  test('every engine records the same, and says which it is', async () => {
    for (const [engine, backend] of [
      ['actors', 'javascript'],
      ['kernels', 'wasm'],
    ]) {
      const { json } = await run('small.yaml', '--engine', engine, '--out', `on-${engine}`, '--json');
      expect(json()).toMatchObject({ engine, backend });
    }
    expect(recorded('on-kernels')).toEqual(recorded('on-actors'));
    const replayed = await synfire(['replay', 'on-kernels', '--engine', 'actors'], { cwd: folder.path });
    expect(replayed.code).toBe(0);
  });

  test('a run may be gone on with on another engine', async () => {
    await run('small.yaml', '--out', 'mixed', '--for', '23.4 ms', '--engine', 'kernels', '--quiet');
    await run('--resume', 'mixed', '--for', '41 ms', '--engine', 'actors', '--quiet');
    await run('--resume', 'mixed', '--for', '60 ms', '--threads', 'auto', '--quiet');
    await run('small.yaml', '--out', 'unmixed', '--quiet');
    expect(recorded('mixed')).toEqual(recorded('unmixed'));
  });

  test('actors say that they do not use more threads', async () => {
    const { json, err } = await run('small.yaml', '--engine', 'actors', '--threads', '2', '--json');
    expect(json().threads).toBe(1);
    expect(err).toContain('--threads changes nothing');
  });

  test('settings change the network', async () => {
    const { json } = await run(
      'small.yaml',
      '--json',
      '--set',
      'populations.a.size=7',
      '--set',
      'parameters.tau=20 ms',
      '--for',
      '10 ms',
    );
    expect(json()).toMatchObject({ neurons: 12, simulatedMs: 10 });
  });

  test('for people: a raster, rates, and no colour off a terminal', async () => {
    const { out } = await run('small.yaml');
    expect(out).toMatch(/[\u2801-\u28ff]/);
    expect(out).toMatch(/a +15 neurons +[\d.]+ Hz/);
    expect(out).not.toContain('\u001b');
    expect((await run('small.yaml', '--no-plot')).out).not.toMatch(/[\u2800-\u28ff]/);
    expect((await run('small.yaml', '--quiet')).out).toBe('');
  });

  test('on a terminal: colour and a progress line, unless NO_COLOR', async () => {
    const shown = { cwd: folder.path, isTerminal: true, clockStepMs: 60 };
    const { out, err } = await synfire(['run', 'small.yaml'], shown);
    expect(out).toContain('\u001b[');
    expect(err).toContain('x real time');
    expect(err.endsWith('\r\u001b[K')).toBe(true);
    const plain = await synfire(['run', 'small.yaml'], { ...shown, env: { NO_COLOR: '1' } });
    expect(plain.out).not.toContain('\u001b');
    expect(plain.err.replaceAll('\r\u001b[K', '')).not.toContain('\u001b');
  });

  test('a run folder holds all that repeats the run', async () => {
    const { code, json } = await run(
      'small.yaml',
      '--out',
      'kept',
      '--seed',
      '9',
      '--for',
      '40 ms',
      '--json',
    );
    expect(code).toBe(0);
    expect(readdirSync(join(folder.path, 'kept')).sort()).toEqual([
      ...['checkpoints', 'metrics.jsonl', 'network.yaml', 'rate-a.csv', 'spikes.bin', 'spikes.csv'],
      ...['state-a.csv', 'summary.json', 'synapses-rec-to-a.csv'],
    ]);
    const summary = JSON.parse(String(file('kept', 'summary.json')));
    expect(summary).toMatchObject({ ...json(), status: 'done', command: 'synfire replay kept' });
    expect(String(file('kept', 'spikes.csv')).trimEnd().split('\n')).toHaveLength(1 + summary.spikes);
    const state = String(file('kept', 'state-a.csv')).trimEnd().split('\n');
    expect(state[0]).toBe('t_ms,index,v,twice');
    expect(state).toHaveLength(1 + 80 * 2);
    for (const line of state.slice(1)) {
      const [, , v, twice] = line.split(',').map(Number);
      expect(twice).toBe(2 * v);
    }
    expect(String(file('kept', 'rate-a.csv')).trimEnd().split('\n')).toHaveLength(1 + 5);
    const again = await synfire(['replay', 'kept', '--json'], { cwd: folder.path });
    expect([again.code, again.json().same]).toEqual([0, true]);
    const twin = await run('kept/network.yaml', '--out', 'twin', '--json');
    expect(twin.json().spikeHash).toBe(json().spikeHash);
    expect(recorded('twin')).toEqual(recorded('kept'));
    expect((await synfire(['compare', 'kept', 'twin'], { cwd: folder.path })).code).toBe(0);
  });

  test('a folder with something in it is not written over', async () => {
    const others = await run('small.yaml', '--out', '.', '--force');
    expect([others.code, others.err]).toEqual([2, expect.stringContaining('files that are not of a run')]);
    await run('small.yaml', '--out', 'twice', '--for', '5 ms', '--quiet');
    const again = await run('small.yaml', '--out', 'twice', '--quiet');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force')]);
    expect((await run('small.yaml', '--out', 'twice', '--force', '--for', '6 ms', '--quiet')).code).toBe(0);
    expect(JSON.parse(String(file('twice', 'summary.json'))).simulatedMs).toBe(6);
    expect(readdirSync(join(folder.path, 'twice', 'checkpoints'))).toHaveLength(1);
  });

  test('a file of connections is kept with the run', async () => {
    folder.write('edges.csv', 'source,target\n0,1\n1,0\n');
    folder.write(
      'edges.yaml',
      'synfire: 1\nname: edges\npopulations: {p: {model: poisson, size: 2, rate: 100 Hz}, q: {model: lif, size: 2}}\n' +
        'projections: [{from: p, to: q, connect: {file: edges.csv}, weight: 1 mV}]\nrun: {for: 50 ms}\n',
    );
    const { code, err } = await run('edges.yaml', '--out', 'edges-run', '--quiet');
    expect([code, err]).toEqual([0, '']);
    expect(String(file('edges-run', 'inputs', '1-edges.csv'))).toBe('source,target\n0,1\n1,0\n');
    expect((await synfire(['replay', 'edges-run'], { cwd: folder.path })).code).toBe(0);
    for (const time of ['60 ms', '70 ms']) {
      expect(await run('--resume', 'edges-run', '--for', time, '--quiet')).toMatchObject({
        code: 0,
        err: '',
      });
    }
    expect((await synfire(['replay', 'edges-run'], { cwd: folder.path })).code).toBe(0);
  });
});

describe('resume', () => {
  test('goes on as if never stopped, wherever it stopped', async () => {
    await run('small.yaml', '--out', 'whole', '--quiet');
    for (const stop of ['0 ms', '0.1 ms', '13 ms', '35.1 ms']) {
      await run('small.yaml', '--out', 'parts', '--for', stop, '--force', '--quiet');
      const { code, json } = await run('--resume', 'parts', '--for', '60 ms', '--json');
      expect(code).toBe(0);
      expect(json().spikeHash).toBe(JSON.parse(String(file('whole', 'summary.json'))).spikeHash);
      expect(recorded('parts')).toEqual(recorded('whole'));
    }
  });

  test('a run that has come further than asked for is told so', async () => {
    await run('small.yaml', '--out', 'far', '--for', '5 ms', '--quiet');
    const { code, err } = await run('--resume', 'far', '--for', '4 ms');
    expect([code, err]).toEqual([2, expect.stringContaining('has come to 5 ms already')]);
    expect(String(file('far', 'network.yaml'))).toContain('for: 5 ms');
  });

  test('a damaged checkpoint is passed over with a warning', async () => {
    await run('small.yaml', '--out', 'hurt', '--checkpoint-every', '20 ms', '--quiet');
    const checkpoints = readdirSync(join(folder.path, 'hurt', 'checkpoints')).sort();
    expect(checkpoints).toEqual([
      '000000000200.checkpoint',
      '000000000400.checkpoint',
      '000000000600.checkpoint',
    ]);
    const newest = join(folder.path, 'hurt', 'checkpoints', checkpoints[2]);
    const bytes = readFileSync(newest);
    bytes[bytes.length - 5] ^= 1;
    writeFileSync(newest, bytes);
    writeFileSync(join(folder.path, 'hurt', 'checkpoints', checkpoints[1]), 'nonsense');
    const { code, err } = await run('--resume', 'hurt', '--quiet');
    expect(code).toBe(0);
    expect(err.match(/is of no use/g)).toHaveLength(2);
    await run('small.yaml', '--out', 'unhurt', '--quiet');
    expect(recorded('hurt')).toEqual(recorded('unhurt'));
  });

  test('a network that has been changed costs no checkpoint: put back, the run goes on', async () => {
    await run('small.yaml', '--out', 'edited', '--for', '5 ms', '--quiet');
    const network = join(folder.path, 'edited', 'network.yaml');
    const text = String(readFileSync(network));
    writeFileSync(network, text.replace('size: 15', 'size: 16'));
    const { code, err } = await run('--resume', 'edited', '--for', '6 ms', '--quiet');
    expect([code, err]).toEqual([2, expect.stringContaining('of another network')]);
    writeFileSync(network, text);
    expect((await run('--resume', 'edited', '--for', '6 ms', '--quiet')).code).toBe(0);
  });

  test('a run stopped before its first checkpoint is told so', async () => {
    await run('small.yaml', '--out', 'early', '--for', '5 ms', '--quiet');
    rmSync(join(folder.path, 'early', 'checkpoints'), { recursive: true });
    const { code, err } = await run('--resume', 'early', '--quiet');
    expect([code, err]).toEqual([1, expect.stringContaining('before its first checkpoint')]);
  });

  test('without any whole checkpoint the run has failed', async () => {
    await run('small.yaml', '--out', 'lost', '--for', '5 ms', '--quiet');
    for (const name of readdirSync(join(folder.path, 'lost', 'checkpoints'))) {
      writeFileSync(join(folder.path, 'lost', 'checkpoints', name), '');
    }
    const { code, err } = await run('--resume', 'lost', '--quiet');
    expect([code, err]).toEqual([1, expect.stringContaining('No checkpoint of this run is whole')]);
  });
});

describe('Ctrl-C', () => {
  test('saves, tells how to go on, and the rest is as if never stopped', async () => {
    const terminal = fakeTerminal({ cwd: folder.path });
    let readings = 0;
    terminal.onClock = () => {
      if (++readings === 12) terminal.interrupt();
    };
    const { code, err } = await synfire(['run', 'small.yaml', '--out', 'stopped', '--quiet'], terminal);
    expect([code, err]).toEqual([130, expect.stringContaining('synfire run --resume stopped')]);
    const summary = JSON.parse(String(file('stopped', 'summary.json')));
    expect(summary.status).toBe('interrupted');
    expect(summary.simulatedMs).toBeLessThan(60);
    expect((await run('--resume', 'stopped', '--quiet')).code).toBe(0);
    await run('small.yaml', '--out', 'unstopped', '--quiet');
    expect(recorded('stopped')).toEqual(recorded('unstopped'));
  });

  test('twice leaves at once', async () => {
    const terminal = fakeTerminal({ cwd: folder.path });
    let readings = 0;
    terminal.onClock = () => {
      if (++readings < 12) return;
      terminal.interrupt();
      terminal.interrupt();
    };
    const { err } = await synfire(['run', 'small.yaml', '--quiet'], terminal);
    expect(err).toContain('quit with 130');
  });
});

describe('wrong usage', () => {
  test.each([
    [['nope.yaml'], 'There is no network or file `nope.yaml`.'],
    [['cubaa'], 'Did you mean `cuba`?'],
    [['small.yaml', '--engine', 'tensor'], '`tensor` takes networks of layers'],
    [['small.yaml', '--engine', 'actor'], 'Did you mean `actors`?'],
    [['small.yaml', '--for', '5 mV'], '--for'],
    [['small.yaml', '--for', 'ever'], '--for'],
    [['small.yaml', '--seed', 'x'], '--seed'],
    [['small.yaml', '--set', 'populations.aa.size=3'], 'Did you mean `a`?'],
    [['small.yaml', '--threads', '0'], '--threads is `0`'],
    [['small.yaml', '--threads', 'many'], 'or auto'],
    [['small.yaml', '--threads', '1025'], '1 to 1024'],
    [['small.yaml', '--checkpoint-every', '1 s'], 'Add --out'],
    [['small.yaml', '--log-level', 'loud'], 'There is no log level `loud`'],
    [['small.yaml', '--resume', '.'], '--resume does not go with a network'],
    [['--resume', '.'], '`.` holds no run'],
    [[], 'Nothing to run'],
    [['small.yaml', '--frobnicate'], 'unknown option'],
  ])('%j is answered with exit code 2', async (args, message) => {
    const { code, err, out } = await run(...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  test('with --json the last line of stdout tells the problem', async () => {
    folder.write('bad.yaml', 'synfire: 1\nname: bad\npopulations:\n  a: {model: lif, sizee: 3}\n');
    const { code, json } = await run('bad.yaml', '--json');
    expect(code).toBe(2);
    expect(json()).toMatchObject({ problems: [{ file: 'bad.yaml', line: 4 }] });
  });
});
