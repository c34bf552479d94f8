import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../../src/cli/terminal.js';
import { synfire as run } from '../fake-terminal.js';
import { temporaryFolder } from '../small-network.js';

const cwd = mkdtempSync(join(tmpdir(), 'synfire-folders-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const synfire = (...words: string[]) => run(words, { cwd });
const EQPROP = ['learn', 'eqprop', '--data', 'iris', '--layers', '4-10-3', '--epochs', '2', '-q'];

beforeAll(async () => {
  expect((await synfire(...EQPROP, '--out', 'a')).code).toBe(EXIT.done);
  expect((await synfire(...EQPROP, '--out', 'again')).code).toBe(EXIT.done);
  expect((await synfire(...EQPROP, '--set', 'beta=0.1', '--out', 'weak')).code).toBe(EXIT.done);
});

describe('a folder of learning', () => {
  test('is inspected: method, data, settings, figures, pictures, and what repeats it', async () => {
    const { code, out } = await synfire('inspect', 'a');
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/^eqprop on iris {2}done\n/);
    for (const line of [
      /^data +iris, 120 training samples$/m,
      /^layers +4-10-3$/m,
      /^set beta +0\.5$/m,
      /^test accuracy +[\d.]+ %$/m,
      /^dead +\d+$/m,
      /^messages, learning +1,440 a sample$/m,
      /^samples\/s +\d/m,
      /^repeat it +synfire learn eqprop --data iris /m,
      /^ {2}a\/curve\.svg +[\d,]+ bytes$/m,
    ]) {
      expect(out).toMatch(line);
    }
    expect(out).not.toMatch(/undefined|null|NaN/);
    const { json } = await synfire('inspect', 'a', '--json');
    expect(json()).toMatchObject({
      rule: 'eqprop',
      files: expect.arrayContaining([{ file: 'curve.svg', bytes: expect.any(Number) }]),
    });
  });

  test('is compared by settings and figures; speed alone makes no difference', async () => {
    const alike = await synfire('compare', 'a', 'again');
    expect(alike.out).toMatch(/^The same settings, and the same figures in every epoch\.\n/);
    expect(alike.code).toBe(EXIT.done);
    const { code, out } = await synfire('compare', 'a', 'weak');
    expect(code).toBe(EXIT.failed);
    expect(out).toMatch(/^ +a +weak\n/);
    expect(out).toMatch(/^set beta +0\.5 +0\.1$/m);
    expect(out).toMatch(/^epoch \d +train [\d.]+ %, test [\d.]+ % +train/m);
    expect(out).not.toMatch(/^(rule|data|layers)/m);
    expect((await synfire('compare', 'a', 'weak', '--json')).json()).toMatchObject({
      same: false,
      differences: expect.arrayContaining([{ in: 'set beta', one: '0.5', other: '0.1' }]),
    });
  });

  test.each([['plot'], ['replay']])(
    '%s says what it is, where its pictures are, and what repeats it',
    async (command) => {
      const { code, err } = await synfire(command, 'a');
      expect(code).toBe(EXIT.invalid);
      expect(err).toContain('`a` holds what eqprop learned of iris, and no spikes.');
      expect(err).toContain('a/curve.svg');
      expect(err).toContain('`synfire learn eqprop --data iris');
    },
  );

  test('of a network is repeated by the command it tells', async () => {
    const words = ['run', 'eqprop_digits', '--set', 'learn.samples=50', '--set', 'learn.epochs=1', '--json'];
    const ran = (await synfire(...words)).json();
    expect(ran.command).toMatch(
      /^synfire run eqprop_digits --set learn.samples=50 .* --seed \d+ --engine \w+$/,
    );
    const again = await synfire(...String(ran.command).split(' ').slice(1), '--json');
    expect(again.json().epochs).toEqual(ran.epochs);
  });

  test('is not compared with spikes', async () => {
    const spikes = temporaryFolder();
    try {
      await run(['run', 'small.yaml', '--out', join(cwd, 'spikes'), '-q'], { cwd: spikes.path });
    } finally {
      spikes.remove();
    }
    for (const [one, other] of [
      ['a', 'spikes'],
      ['spikes', 'a'],
    ]) {
      const { code, err } = await synfire('compare', one, other);
      expect(code).toBe(EXIT.invalid);
      expect(err).toContain('`spikes` holds a run of spikes, `a` what a method learned.');
    }
  });
});
