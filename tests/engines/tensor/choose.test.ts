import { expect, it } from 'vitest';
import { chooseBackend, tryBackend } from '../../../src/engines/tensor/choose.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { findFault } from '../../../src/engines/tensor/self-test.js';
import { Problem } from '../../../src/problem.js';

/** A place where no TensorFlow is. */
const NOWHERE = 'data:text/javascript,throw new Error("nothing lies here")';

it('takes the first that works and says why not those before it', async () => {
  const { backend, refused } = await chooseBackend('auto', { tensorflow: NOWHERE });
  expect(backend.name).toBe('kernels');
  expect(refused).toEqual([{ name: 'tensorflow', why: 'nothing lies here' }]);
});

it('takes ours for small batches without a look at TensorFlow', async () => {
  const { backend, refused } = await chooseBackend('auto', { tensorflow: NOWHERE, batch: 1 });
  expect([backend.name, refused]).toEqual(['kernels', []]);
});

it.each(['kernels', 'wasm', 'cpu', 'plain'])('takes %s when told to', async (name) => {
  const { backend, refused } = await chooseBackend(name);
  expect(backend.name).toBe(name);
  expect(refused).toEqual([]);
});

it('says what to do when what was asked for is not there', async () => {
  const asked = chooseBackend('tensorflow', { tensorflow: NOWHERE });
  await expect(asked).rejects.toThrow(Problem);
  await expect(asked).rejects.toThrow(/nothing lies here.*npm install @tensorflow\/tfjs-node/);
});

it('knows the names', async () => {
  await expect(chooseBackend('wsam')).rejects.toThrow(/wasm/);
});

it('finds a backend out that computes wrongly', async () => {
  const backend = makePlain();
  expect(findFault(backend)).toBeUndefined();
  const { reduce } = backend;
  backend.reduce = (into, a, _by, direction) => reduce.call(backend, into, a, 'max', direction);
  expect(findFault(backend)).toMatch(/^it computed .* was right$/);
});

it('is not silent about an error in a backend', async () => {
  expect(
    await tryBackend('tensorflow', { tensorflow: 'data:text/javascript,export const a = 1' }),
  ).toMatchObject({
    name: 'tensorflow',
    why: expect.stringMatching(/./),
  });
});
