/** What a function that draws for a stretch writes, beside the random stream that draws one by one. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import type { FunctionRef } from '../../../src/wasm/code.js';
import { IMPORTS, ModuleBuilder } from '../../../src/wasm/module.js';
import { type Filling, withSlack } from '../../../src/wasm/random/stretch.js';

const ADDRESS = 1024;

export const stretch = fc.record({
  seed: fc.integer(),
  slot: fc.nat({ max: 5 }),
  first: fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 0, max: 2 ** 31 })),
  count: fc.integer({ min: 1, max: 70 }),
  tick: fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 52 })),
});

export type Write = (
  module: ModuleBuilder,
  filling: Filling,
  outside: (name: string, arity: number) => FunctionRef,
) => void;

/** Sees to it that nothing else is written. */
export function drawn(
  {
    seed,
    slot,
    first,
    count,
    tick,
  }: { seed: number; slot: number; first: number; count: number; tick: number },
  write: Write,
  functions: Record<string, (...values: number[]) => number>,
): { wanted: RandomStream; found: Float64Array } {
  const wanted = new RandomStream(seed, 'group', 'purpose');
  const limits = { initial: 1, maximum: 1, shared: false };
  const module = new ModuleBuilder(limits);
  const { before, entries } = withSlack(first, count);
  expect(entries).toBeLessThan(count + 64);
  const filling = { name: 'fill', key: wanted.key, slot, address: ADDRESS + 8 * before, first, count };
  write(module, filling, (name, arity) => module.import(name, new Array(arity).fill('f64'), ['f64']));
  const memory = new WebAssembly.Memory(limits);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { ...functions, [IMPORTS.memory]: memory },
  });
  const all = new Float64Array(memory.buffer);
  all.fill(-7);
  (exports.fill as (tick: number) => void)(tick);
  expect([...all.subarray(0, ADDRESS / 8)]).toEqual(new Array(ADDRESS / 8).fill(-7));
  expect([...all.subarray(ADDRESS / 8 + entries)].every((value) => value === -7)).toBe(true);
  return { wanted, found: all.slice(ADDRESS / 8 + before, ADDRESS / 8 + before + count) };
}
