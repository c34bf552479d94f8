/** A file with `settles`: what is wrong with it is said with its place, and a text of one's own learns. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readyMadePath } from '../../src/cli/network-names.js';
import { synfire as run } from '../cli/fake-terminal.js';
import { temporaryFolder } from '../cli/small-network.js';

const synfire = (...args: string[]) => run(args);

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const base = parse(readFileSync(readyMadePath('eqprop_digits'), 'utf8'));
const OWN = {
  equations: 'ds/dt = drive - 1.2 * s + force - stiffness * s : 1\nrho = clip(s, low, 2) : 1',
  on_step: 's = rho',
  on_change: 'w += rate / beta * (rho_pre * drho_post + drho_pre * rho_post) - 1e-5 * w',
  parameters: { beta: 0.5, rate: 0.1, epsilon: 0.5, low: 0 },
};

function written(change: (file: typeof base) => void): string {
  const file = structuredClone(base);
  change(file);
  folder.write('file.yaml', JSON.stringify(file));
  return `${folder.path}/file.yaml`;
}

describe('a file with `settles`', () => {
  it.each(['kernels', 'tensor'])('learns by a text of its own, engine %s', async (engine) => {
    const file = written((data) => Object.assign(data, { settles: OWN, learn: { epochs: 2, batch: 8 } }));
    const { json } = await synfire('run', file, '--engine', engine, '--json');
    expect(json()).toMatchObject({ engine });
    expect(json().testAccuracy).toBeGreaterThan(0.7);
  });

  it.each([
    ['a rule that is not there', (file) => (file.settles = 'eqpropp'), /no rule `eqpropp`.*`eqprop`/],
    ['a parameter that is not there', (file) => (file.with = { bta: 1 }), /no parameter `bta`.*`beta`/],
    ['a phase of no steps', (file) => (file.phases = { free: 0 }), /steps, whole, from 1/],
    ['a nudging that is not there', (file) => (file.phases = { nudging: 'twice' }), /random sign/],
    ['a key that is not there', (file) => (file.layers[0].rat = 3), /`rat`.*`rate`/],
    [
      'a neuron that sees a weight',
      (file) => (file.settles = { ...OWN, equations: 'ds/dt = w - s : 1\nrho = s : 1' }),
      /`w` is not known here.*A neuron sees `s`, `drive`/,
    ],
    [
      'a synapse that sees both in one function',
      (file) => (file.settles = { ...OWN, on_change: 'w += exp(rho_pre - rho_post)' }),
      /is no product of what one neuron and the other tell/,
    ],
  ] as [string, (file: typeof base) => void, RegExp][])('refuses %s', async (_what, change, message) => {
    const { code, out } = await synfire('check', written(change));
    expect(code).toBe(2);
    expect(out).toMatch(message);
    expect(out).toMatch(/:\d+:\d+: /);
  });

  it('has an output for each class', async () => {
    const { code, err } = await synfire(
      'run',
      written((file) => (file.layers[1].size = 9)),
    );
    expect(code).toBe(2);
    expect(err).toMatch(/a last layer of 10 neurons, one for each class/);
  });
});

it('explains what the rule becomes', async () => {
  const { out } = await synfire('explain', 'eqprop_logistic');
  expect(out).toContain('(rate/beta) (end_pre) (end_post)');
  expect(out).toMatch(/event-driven engine needs a closed form between messages, and a neuron tells/);
  const { json } = await synfire('explain', 'eqprop', '--json');
  expect(json()).toMatchObject({ rule: 'eqprop', tells: 's', synapse: { length: 2 } });
  expect((await synfire('list', 'rules', 'eqprop')).out).toContain('settles: eqprop');
});
