/** The ready-made networks that learn from samples: all are good, and learn what they say. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isLearningFile } from '../../src/cli/learn/is-learning-file.js';
import { networkNames, readyMadePath } from '../../src/cli/network-names.js';
import { synfire as run } from '../cli/fake-terminal.js';
import { temporaryFolder } from '../cli/small-network.js';

const synfire = (...args: string[]) => run(args);

const learning: string[] = [];
for (const name of networkNames()) if (await isLearningFile(name, '.')) learning.push(name);

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

/** Where no probe helps and labels are said by the layer itself, one pass is too little. */
const PASSES = new Map([['frontprop_labels_digits', 3]]);

describe.each(learning)('%s', (name) => {
  it('is good, explains itself, and tells digits apart after a few passes over a part of them', async () => {
    expect((await synfire('check', name)).out).toBe(`${name}: good\n`);
    const { code, out } = await synfire('explain', name);
    expect(code).toBe(0);
    expect(out).toContain('layer 1: 64 to');
    const { json } = await synfire(
      'run',
      name,
      '--set',
      `learn.epochs=${PASSES.get(name) ?? 1}`,
      '--set',
      'learn.samples=800',
      '--json',
    );
    expect(json().testAccuracy).toBeGreaterThan(0.5);
  });
});

it('there are some', () => {
  expect(learning.length).toBeGreaterThan(3);
});

describe('a file of layers', () => {
  const base = parse(readFileSync(readyMadePath('own_rule_digits'), 'utf8'));
  const check = async (change: (file: typeof base) => void) => {
    const file = structuredClone(base);
    change(file);
    const text = JSON.stringify(file, null, 2);
    folder.write('file.yaml', text);
    return { lines: text.split('\n'), ...(await synfire('check', `${folder.path}/file.yaml`)) };
  };
  it.each([
    ['a rule that is not there', (file) => (file.layers[0].rule = 'ojja'), /no rule `ojja`.*`oja`/, 'ojja'],
    [
      'a parameter that is not there',
      (file) => (file.layers[1].with = { etta: 1 }),
      /no parameter `etta`.*`eta`/,
      'etta',
    ],
    [
      'a neuron that sees a weight',
      (file) => (file.rules.sparse_subspace.on_frame = 'theta_post = w'),
      /a neuron does not see `w`.*\(summed\)/,
      'theta_post = w',
    ],
    ['a layer without neurons', (file) => (file.layers[0].size = 0), /from 1 to/, '"size": 0'],
    ['no layers', (file) => (file.layers = []), /a list of layers/, '"layers"'],
    ['labels that weigh nothing', (file) => (file.learn.labels = 0), /a number above 0/, '"labels"'],
    ['a key that is not there', (file) => (file.learn.epoch = 3), /`epoch`.*`epochs`/, '"epoch"'],
    [
      'no answer',
      (file) => (file.rules.sparse_subspace.equations = 'w : 1'),
      /Nothing says what the layer answers.*y_post/,
      '"w : 1"',
    ],
  ] as [string, (file: typeof base) => void, RegExp, string][])(
    '%s',
    async (_what, change, message, line) => {
      const { code, out, lines } = await check(change);
      expect(code).toBe(2);
      expect(out).toMatch(message);
      const place = /file\.yaml:(\d+):\d+: /.exec(out)!;
      expect(lines[Number(place[1]) - 1]).toContain(line);
    },
  );

  it('for which there is no room is refused before it is made', async () => {
    const set = [0, 1].flatMap((layer) => ['--set', `layers.${layer}.size=100000`]);
    const { code, err } = await synfire('run', 'own_rule_digits', ...set);
    expect(code).toBe(2);
    expect(err).toMatch(/The synapses of 2 layers would keep \d+ numbers; more than 134217728 are refused/);
  });

  it('shows all its layers to read-outs, and is told labels', async () => {
    const set = (...settings: string[]) =>
      synfire('run', 'own_rule_digits', '--json', ...settings.flatMap((one) => ['--set', one]));
    const quick = ['learn.epochs=1', 'learn.samples=200'];
    const [last, all, told] = [
      await set(...quick),
      await set(...quick, 'learn.joined=true'),
      await set(...quick, 'learn.labels=1'),
    ].map(({ json }) => json());
    expect(all.testAccuracy).not.toBe(last.testAccuracy);
    expect([last.labels, told.labels]).toEqual([null, 1]);
  });

  it('does not live in time', async () => {
    const { code, err } = await synfire('run', 'own_rule_digits', '--for', '1 s');
    expect(code).toBe(2);
    expect(err).toMatch(/--for does not go with a network that learns from samples/);
  });
});
