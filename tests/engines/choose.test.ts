import { expect, test, vi } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import { Relay } from '../../src/bus/relay.js';
import { chooseEngine, type EngineName } from '../../src/engines/choose.js';
import { network } from '../../src/network/builder.js';
import { Problem } from '../../src/problem.js';

const circuit = await buildCircuit(
  network('one').population('cells', { model: 'lif', size: 1 }).run({ for: '1 ms' }).build(),
);

function refuse(): never {
  throw new Error('no such instruction');
}

test('actors run where they are asked for, on one thread', async () => {
  const engine = await chooseEngine('actors', circuit, new Relay(), { threads: 4 });
  expect([engine.name, engine.threads]).toEqual(['actors', 1]);
});

test('the fastest that works here runs otherwise', async () => {
  const name = async (asked: EngineName) => (await chooseEngine(asked, circuit, new Relay())).name;
  expect([await name('auto'), await name('kernels')]).toEqual(['kernels', 'kernels']);
  vi.spyOn(WebAssembly, 'Module').mockImplementation(refuse);
  expect([await name('auto'), await name('actors')]).toEqual(['actors', 'actors']);
  await expect(name('kernels')).rejects.toThrow('needs WebAssembly with SIMD');
  vi.restoreAllMocks();
});

test.each([
  ['actor', {}, 'Did you mean `actors`?'],
  ['tensor', {}, 'takes networks of layers'],
  ['actors', { threads: 0 }, '1 to 1024'],
  ['actors', { threads: 1.5 }, '1 to 1024'],
  ['auto', { threads: Number.NaN }, '1 to 1024'],
])('%s with %j is refused', async (name, options, message) => {
  const choice = chooseEngine(name as EngineName, circuit, new Relay(), options);
  await expect(choice).rejects.toThrow(Problem);
  await expect(choice).rejects.toThrow(message);
});
