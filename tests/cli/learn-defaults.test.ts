/** What methods do where the user says little: rates for streams, widths, ends, and notes on what was not taken as asked. */
import { expect, test } from 'vitest';
import type { LearnResult } from '../../src/cli/learn/learn-result.js';
import { EXIT } from '../../src/cli/terminal.js';
import { METHODS } from '../../src/lab/methods.js';
import { synfire } from './fake-terminal.js';

const learn = (...words: string[]) => synfire(['learn', ...words, '--backend', 'plain']);
const result = async (...words: string[]): Promise<LearnResult> => {
  const { out, err } = await learn(...words, '--json');
  if (out === '') throw new Error(err);
  return JSON.parse(out) as LearnResult;
};

const FEW_DIGITS = ['--data', 'digits', '--samples', '700', '--epochs', '2'];
const SAYS_NOTHING_OF_TEN = 0.7;

test.each([
  [['eqprop', '--layers', '64-50-10', '--online']],
  [['eqprop', '--layers', '64-50-10', '--batch', '1']],
  [['eqprop-events', '--layers', '64-50-10', '--online']],
  [['backprop', '--layers', '64-50-10', '--online']],
])('%j learns with rates for one sample at a time', async (words) => {
  const { testAccuracy, engine } = await result(...words, ...FEW_DIGITS);
  expect(testAccuracy).toBeGreaterThan(SAYS_NOTHING_OF_TEN);
  expect(engine).toBe('kernels');
});

test.each(['hebb', 'oja', 'relevance'])('%s is still of use after a stream', async (rule) => {
  const { testAccuracy } = await result(rule, '--data', 'digits', '--epochs', '1', '--online');
  expect(testAccuracy).toBeGreaterThan(SAYS_NOTHING_OF_TEN);
});

test('few samples are passed more often, but for what is asked and for streams', async () => {
  const words = ['backprop', '--data', 'iris', '--layers', '4-8-3'];
  const { few, defaults } = METHODS.get('backprop')!;
  expect((await result(...words)).epochs).toHaveLength(few!.epochs!);
  expect((await result(...words, '--epochs', '2')).epochs).toHaveLength(2);
  expect((await result(...words, '--online')).epochs).toHaveLength(defaults.epochs);
  const forward = ['forward-forward', '--data', 'iris', '--layers', '4-8-8', '--epochs', '1'];
  const { batch, learningRate } = METHODS.get('forward-forward')!.few!;
  expect(await result(...forward)).toMatchObject({ batch, learningRate });
});

test('backprop takes the steps of kernels one sample at a time, and another optimizer its own rate', async () => {
  const words = ['backprop', '--data', 'iris', '--layers', '4-8-3', '--epochs', '1'];
  const { single, defaults } = METHODS.get('backprop')!;
  expect(await result(...words, '--online')).toMatchObject({ ...single, engine: 'kernels' });
  const adam = { optimizer: 'adam', learningRate: defaults.learningRate, engine: 'tensor' };
  expect(await result(...words, '--online', '--optimizer', 'adam')).toMatchObject(adam);
  expect(await result(...words)).toMatchObject(adam);
  const repeated = await result(...words, '--online', '--lr', '0.1');
  expect(repeated.command).toContain('--optimizer sgd --lr 0.1');
});

test.each(['kmeans', 'pca', 'infonce_hebb'])('%s says why it cannot learn from a stream', async (rule) => {
  const { code, err } = await learn(rule, '--data', 'iris', '--online');
  expect(code).toBe(EXIT.invalid);
  expect(err).toContain(`${rule} does not learn online: ${METHODS.get(rule)!.refusesOnline}`);
});

test('k-means has fewer units where samples are few, and ends when nothing changes', async () => {
  const words = ['kmeans', '--data', 'iris', '--readout', 'mean'];
  const { out } = await learn(...words, '--epochs', '40');
  const [last] = [...out.matchAll(/^epoch +(\d+)/gm)].reverse();
  expect(out).toContain('Nothing changed any more');
  expect(out).toContain('4-12,');
  const { epochs } = await result(...words, '--epochs', last[1]);
  expect(epochs).toHaveLength(Number(last[1]));
  expect(Number(last[1])).toBeLessThan(40);
  expect(epochs.at(-1)).toEqual(epochs.at(-2));
});

test('layers that are held against each other have one width', () => {
  const single = [...METHODS].filter(([, { widths, defaults }]) => {
    return widths(784, 10).length === 2 && defaults.readout !== 'native';
  });
  expect(single.map(([name]) => name)).toEqual(
    expect.arrayContaining(['untrained', 'kmeans', 'pca', 'frontprop', 'softhebb', 'infonce_hebb']),
  );
  const flat = single.filter(([name]) => !name.endsWith('-convolution'));
  for (const [name, { widths }] of flat) expect([name, widths(784, 10)[1]]).toEqual([name, 100]);
});

test('the text tells engine and backend, as the JSON does', async () => {
  const words = ['untrained', '--data', 'iris', '--layers', '4-8', '--readout', 'mean'];
  const { engine, backend } = await result(...words);
  expect((await learn(...words)).out).toContain(`seed 0, engine ${engine}, backend ${backend}`);
});

test('notes say what was not taken as asked', async () => {
  const words = ['--data', 'iris', '--layers', '4-8', '--readout', 'mean', '--json'];
  const many = await learn('frontprop', ...words, '--samples', '99999', '--validation', '20');
  expect(many.err).toBe('iris has 100 samples to learn from, not 99,999: all are taken.\n');
  const batched = await learn('frontprop', ...words, '--batch', '64');
  expect(batched.err).toContain('frontprop_batch');
  for (const rule of ['frontprop', 'frontprop_batch'])
    expect((await learn(rule, ...words, '--samples', '100')).err).toBe('');
});

test('a rule that has changed no weight is told to have learned nothing', async () => {
  const words = ['--data', 'iris', '--layers', '4-8', '--readout', 'mean'];
  const still = ['frontprop', ...words, '--samples', '20', '--set', 'decay=1e-9'];
  expect((await learn(...still)).out).toContain('nothing was learned');
  for (const rule of ['oja', 'untrained'])
    expect((await learn(rule, ...words)).out).not.toContain('nothing was learned');
});
