import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { networkNames } from '../../src/cli/network-names.js';
import { NEURONS } from '../../src/models/index.js';
import { expectWellFormed } from '../probes/plots/well-formed.js';
import { synfire as run } from './fake-terminal.js';
import { temporaryFolder } from './small-network.js';

let folder: ReturnType<typeof temporaryFolder>;
const synfire = (...args: string[]) => run(args, { cwd: folder.path });

beforeAll(async () => {
  folder = temporaryFolder();
  expect((await synfire('run', 'small.yaml', '--out', 'one', '--quiet')).code).toBe(0);
  expect((await synfire('run', 'small.yaml', '--out', 'other', '--seed', '8', '--quiet')).code).toBe(0);
});
afterAll(() => folder.remove());

describe('check', () => {
  test('a good file', async () => {
    const { code, out } = await synfire('check', 'small.yaml', 'cuba');
    expect([code, out]).toEqual([0, 'small.yaml: good\ncuba: good\n']);
  });

  test('all problems of all files, with line, column and what to do', async () => {
    const good = String(readFileSync(join(folder.path, 'small.yaml')));
    folder.write('bad.yaml', good.replace('v > 1', 'v > 1*mV'));
    folder.write('worse.yaml', good.replace('w : 1', 'w : wolt').replace('[v, twice]', '[v, tvice]'));
    const { code, out } = await synfire('check', 'bad.yaml', 'worse.yaml', 'gone.yaml', 'small.yaml');
    expect(code).toBe(2);
    expect(out.match(/^bad\.yaml:12:20: .*volt.*$/gm)).toHaveLength(1);
    expect(out).toMatch(/^worse\.yaml:2\d:\d+: .*wolt/m);
    expect(out).toMatch(/^worse\.yaml:3\d:\d+: .*Did you mean `twice`\?$/m);
    expect(out).toMatch(/^gone\.yaml: There is no network or file/m);
    expect(out).toMatch(/^small\.yaml: good$/m);
    const { json } = await synfire('check', 'worse.yaml', '--json');
    const problems = json().problems as {
      file: string;
      line: number;
      column: number;
      what: string;
      fix: string;
    }[];
    expect(problems.length).toBeGreaterThanOrEqual(2);
    for (const problem of problems) {
      expect(problem).toMatchObject({
        file: 'worse.yaml',
        line: expect.any(Number),
        column: expect.any(Number),
      });
      expect(problem.fix).not.toBe('');
    }
  });
});

test('check reads the files that a network names', async () => {
  const network = (edges: string) => {
    folder.write('edges.csv', edges);
    folder.write(
      'edges.yaml',
      [
        'synfire: 1',
        'name: edges',
        'populations: {a: {model: lif, size: 3}}',
        'projections: [{from: a, to: a, connect: {file: edges.csv}, weight: 1 mV}]',
      ].join('\n'),
    );
    return synfire('check', 'edges.yaml');
  };
  expect((await network('source,target,delay,weight\n0,1,1 ms,2 mV')).out).toBe('edges.yaml: good\n');
  expect((await network('source,target,delay\n0,1,1')).out).toMatch(
    /^edges\.yaml:4:48: edges\.csv:2: delay must be in second/,
  );
  rmSync(join(folder.path, 'edges.csv'));
  expect((await synfire('check', 'edges.yaml')).out).toMatch(/^edges\.yaml:4:48: .*does not exist/);
});

describe('list', () => {
  test.each(['networks', 'models', 'rules', 'learners'])(
    '%s, each with a line of description',
    async (what) => {
      const { code, out } = await synfire('list', what);
      expect(code).toBe(0);
      for (const line of out.trimEnd().split('\n'))
        expect(line).toMatch(
          /^\S+ +(network|neuron|synapse|rule|layer rule|settling rule|method|baseline) +\S.{10,}$/,
        );
    },
  );

  test.each(['encoders', 'sources'])('%s: says honestly that there are none yet', async (what) => {
    const { code, out, err } = await synfire('list', what);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('not in this version yet'.replace('not ', ''));
    expect((await synfire('list', what, '--json')).json()).toEqual({ [what]: [] });
  });

  test('what is not there', async () => {
    expect((await synfire('list', 'neurons')).code).toBe(2);
  });

  test('all of it, if nothing is named', async () => {
    const { code, out } = await synfire('list');
    expect(code).toBe(0);
    for (const line of [/^networks$/m, /^cuba +network /m, /^models$/m, /^adex +neuron /m, /^stdp +rule /m])
      expect(out).toMatch(line);
    expect(Object.keys((await synfire('list', '--json')).json())).toEqual([
      'networks',
      'models',
      'rules',
      'learners',
    ]);
  });

  test('folded to the width of a terminal', async () => {
    const { out } = await run(['list', 'networks'], { isTerminal: true });
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test.each([
    ['models', 'adex', ['adex:', 'parameters:', 'model: adex, with: {', 'Brette']],
    ['models', 'stp', ['stp:', 'tau_rec: 800 ms', 'synapse: stp, with: {U: 0.5}']],
    ['rules', 'stdp', ['Apre: 0.01', 'learn: {rule: stdp, taupre: 20 ms}', '{target} is']],
    ['networks', 'cuba', ['synfire: 1', 'populations:']],
  ])('%s %s: its whole text', async (what, name, told) => {
    const { code, out } = await synfire('list', what, name);
    expect(code).toBe(0);
    for (const text of told) expect(out).toContain(text);
  });

  test.each([...NEURONS.keys()])('the text of %s may be pasted into a network', async (name) => {
    const { out } = await synfire('list', 'models', name);
    const models = out.replace(/^/gm, '  ');
    const population = `populations: {cells: {model: mine, size: 2}}`;
    folder.write(
      'pasted.yaml',
      `synfire: 1\nname: pasted\nmodels:\n${models.replace(`  ${name}:`, '  mine:')}\n${population}\n`,
    );
    expect((await synfire('check', 'pasted.yaml')).out).toBe('pasted.yaml: good\n');
  });

  test('one that is not there', async () => {
    const { code, err } = await synfire('list', 'models', 'adx');
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean `adex`?')]);
    expect((await synfire('explain', 'adex')).err).toContain('`synfire list models adex` shows it.');
  });

  test('names every ready-made network', async () => {
    const { json } = await synfire('list', 'networks', '--json');
    const listed = (json().networks as { name: string }[]).map(({ name }) => name);
    expect(listed).toEqual(networkNames());
    expect(listed).toContain('cuba');
  });
});

describe('explain', () => {
  test('--kernels shows what they compile to, with the names of the variables', async () => {
    const { code, out } = await synfire('explain', 'cuba', '--kernels');
    expect(code).toBe(0);
    expect(out).toContain('projection 2: inh->exc');
    expect(out).toMatch(/exc\.v\[i\d+\] = v\d+/);
    const { json } = await synfire('explain', 'cuba', '--kernels', '--json');
    expect(out.endsWith(json().kernels)).toBe(true);
  });

  test('says what a network expands to', async () => {
    const { code, out } = await synfire('explain', 'small.yaml', '--program');
    expect(code).toBe(0);
    for (const told of [
      'dv/dt = (1.2 - v)',
      'euler',
      'rec->a',
      'w += ',
      'source neuron',
      'lookahead 15 ticks',
      'program',
    ]) {
      expect(out).toContain(told === 'w += ' ? 'v_post += w' : told);
    }
  });

  test('as data', async () => {
    const { json } = await synfire('explain', 'cuba', '--json');
    expect(json()).toMatchObject({ network: 'cuba', neurons: 4000, populations: [{ method: 'exact' }, {}] });
  });
});

describe('plot', () => {
  test.each(['raster', 'rate', 'trace', 'weights', 'isi', 'spectrum'])('%s is an SVG', async (kind) => {
    const { code, out, err } = await synfire('plot', 'one', kind);
    expect([code, err]).toEqual([0, '']);
    expectWellFormed(out);
    expect((await synfire('plot', 'one', kind, '--out', `${kind}.svg`)).out).toBe('');
    expect(String(readFileSync(join(folder.path, `${kind}.svg`)))).toBe(out);
  });

  test('a raster, if no kind is named', async () => {
    expect((await synfire('plot', 'one')).out).toBe((await synfire('plot', 'one', 'raster')).out);
  });

  test('only what was asked for', async () => {
    const { out } = await synfire('plot', 'one', 'raster', '--of', 'b', '--from', '10', '--to', '20 ms');
    expect(out).toContain('of 5 neurons');
    const trace = await synfire('plot', 'one', 'trace', '--variables', 'twice', '--select', '3');
    expect(trace.out).toContain('twice');
    expect(trace.out).not.toContain('>v<');
    expect((await synfire('plot', 'one', 'trace', '--of', 'rec->a')).out).toContain('>w<');
  });

  test.each([
    [['none', 'raster'], 'holds no run'],
    [['one', 'pie'], 'Allowed choices'],
    [['one', 'raster', '--of', 'c'], 'No spikes of `c`'],
    [['one', 'raster', '--from', '50', '--to', '40'], 'nothing between'],
    [['one', 'trace', '--variables', 'tvice'], 'Did you mean `twice`?'],
    [['one', 'weights', '--of', 'rec->c'], 'There is no projection `rec->c`'],
    [['one', 'rate', '--bin', 'x'], '--bin is `x`'],
  ])('plot %j is answered with exit code 2', async (args, message) => {
    const { code, err } = await synfire('plot', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('inspect', () => {
  test('a run', async () => {
    const { code, out } = await synfire('inspect', 'one');
    expect(code).toBe(0);
    for (const told of ['small', 'done', 'spike', 'hash', 'spikes.csv', 'synfire replay one'])
      expect(out).toContain(told);
  });

  test('a checkpoint', async () => {
    const { code, json } = await synfire('inspect', 'one/checkpoints/000000000600.checkpoint', '--json');
    expect(code).toBe(0);
    expect(json()).toMatchObject({ tick: 600 });
    expect((await synfire('inspect', 'one/checkpoints/000000000600.checkpoint')).out).toMatch(
      /projection 0 +w/,
    );
  });

  test('neither', async () => {
    expect((await synfire('inspect', 'one/spikes.csv')).code).toBe(2);
    expect((await synfire('inspect', 'nowhere')).code).toBe(2);
  });
});

describe('compare and replay', () => {
  test('say where runs part', async () => {
    const { code, out, json } = await synfire('compare', 'one', 'other');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^spikes: (already the first is|the first \d+ are the same; then) [ab] \d+ at tick \d+ \([\d.]+ ms\) in one, [ab] \d+ at/m,
    );
    expect(out).toMatch(/^seed: 3 and 8\n/);
    expect(out).toMatch(/^state-a\.csv: line 2 is `0,0,[\d.]+,[\d.]+` in one/m);
    expect(() => json()).toThrow();
    const data = (await synfire('compare', 'one', 'other', '--json')).json();
    expect(data).toMatchObject({
      same: false,
      differences: expect.arrayContaining([
        { in: 'spikes', where: expect.any(String), tick: expect.any(Number) },
      ]),
    });
  });

  test('a changed network does not replay', async () => {
    await synfire('run', 'small.yaml', '--out', 'changed', '--quiet');
    const path = join(folder.path, 'changed', 'network.yaml');
    folder.write('changed/network.yaml', String(readFileSync(path)).replace('1.2 - v', '1.21 - v'));
    const { code, out } = await synfire('replay', 'changed');
    expect([code, out]).toEqual([1, expect.stringContaining('Not the same')]);
  });
});

test('doctor tells engines, backends, features and versions', async () => {
  const { code, json } = await run(['doctor', '--json']);
  expect(code).toBe(0);
  const names = (group: string) =>
    (json()[group] as { name: string; found: boolean }[]).filter(({ found }) => found);
  expect(names('engines').map(({ name }) => name)).toEqual(['actors', 'kernels', 'tensor']);
  expect(names('backends').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['kernels', 'wasm', 'cpu', 'plain']),
  );
  expect(names('packages').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['synfire', 'rxjs', 'mathjs']),
  );
});

test('schema prints JSON Schema', async () => {
  expect(JSON.parse((await run(['schema'])).out)).toMatchObject({
    $schema: expect.stringContaining('json-schema'),
  });
});

describe('commands of later versions', () => {
  test.each(['stream'])('%s says that it is one', async (name) => {
    const { code, err } = await synfire(name, 'anything', '--epochs', '3');
    expect([code, err]).toEqual([2, expect.stringContaining('not in this version yet')]);
  });
});
