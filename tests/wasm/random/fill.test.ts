/** Draws of many at once against the random stream that draws them one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialChances } from '../../../src/clock/binomial.js';
import { thresholds } from '../../../src/clock/inversion.js';
import { poissonChances } from '../../../src/clock/poisson.js';
import { RandomStream } from '../../../src/clock/random.js';
import { log } from '../../../src/numeric/index.js';
import type { FunctionRef } from '../../../src/wasm/code.js';
import { IMPORTS, ModuleBuilder } from '../../../src/wasm/module.js';
import {
  type Filling,
  fillCounts,
  fillNormal,
  fillUniform,
  withSlack,
} from '../../../src/wasm/random/fill.js';

const ADDRESS = 1024;

const stretch = fc.record({
  seed: fc.integer(),
  slot: fc.nat({ max: 5 }),
  first: fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 0, max: 2 ** 31 })),
  count: fc.integer({ min: 1, max: 70 }),
  tick: fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 52 })),
});

type Write = (
  module: ModuleBuilder,
  filling: Filling,
  outside: (name: string, arity: number) => FunctionRef,
) => void;

function drawn(
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

describe('draws of many', () => {
  it('uniform: the same numbers', () => {
    fc.assert(
      fc.property(stretch, (at) => {
        const { wanted, found } = drawn(at, fillUniform, {});
        expect([...found]).toEqual(
          Array.from(found, (_, k) => wanted.uniform(at.first + k, at.tick, at.slot)),
        );
      }),
    );
  });

  it('normal: the same numbers', () => {
    fc.assert(
      fc.property(stretch, (at) => {
        const write: Write = (module, filling, outside) => fillNormal(module, filling, outside('log', 1));
        const { wanted, found } = drawn(at, write, { log });
        expect([...found]).toEqual(
          Array.from(found, (_, k) => wanted.normal(at.first + k, at.tick, at.slot)),
        );
      }),
    );
  });

  const chances = fc.oneof(
    fc.double({ min: 0, max: 31, noNaN: true }).map((mean) => ({ mean, n: 0, p: 0 })),
    fc.record({
      mean: fc.constant(-1),
      n: fc.integer({ min: 1, max: 300 }),
      p: fc.double({ min: 0, max: 0.1, noNaN: true }),
    }),
  );

  it('counts: the same numbers', () => {
    fc.assert(
      fc.property(stretch, chances, (at, { mean, n, p }) => {
        const stream = new RandomStream(at.seed, 'group', 'purpose');
        const exactly = (index: number, tick: number): number =>
          mean >= 0
            ? stream.poisson(mean, index, tick, at.slot)
            : stream.binomial(n, p, index, tick, at.slot);
        const table = thresholds(mean >= 0 ? poissonChances(mean)! : binomialChances(n, p)!);
        const write: Write = (module, filling, outside) =>
          fillCounts(module, filling, { thresholds: table, exactly: outside('exactly', 2) });
        const { found } = drawn(at, write, { exactly });
        expect([...found]).toEqual(Array.from(found, (_, k) => exactly(at.first + k, at.tick)));
      }),
    );
  });

  it('counts: the same numbers where sixteen bits do not decide, of which there are a few in a thousand', () => {
    const at = { seed: 5, slot: 1, first: 37, count: 6000, tick: 11 };
    const stream = new RandomStream(at.seed, 'group', 'purpose');
    let asked = 0;
    const exactly = (index: number, tick: number): number => {
      asked++;
      return stream.poisson(20, index, tick, at.slot);
    };
    const write: Write = (module, filling, outside) =>
      fillCounts(module, filling, {
        thresholds: thresholds(poissonChances(20)!),
        exactly: outside('exactly', 2),
      });
    const { found } = drawn(at, write, { exactly });
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThan(60);
    expect([...found]).toEqual(
      Array.from(found, (_, k) => stream.poisson(20, at.first + k, at.tick, at.slot)),
    );
  });

  it('counts taken from a number', () => {
    const at = { seed: 5, slot: 0, first: 0, count: 64, tick: 3 };
    const stream = new RandomStream(at.seed, 'group', 'purpose');
    const exactly = (index: number, tick: number): number => stream.binomial(12, 0.8, index, tick, at.slot);
    const write: Write = (module, filling, outside) =>
      fillCounts(module, filling, {
        thresholds: thresholds(binomialChances(12, 1 - 0.8)!),
        from: 12,
        exactly: outside('exactly', 2),
      });
    const { found } = drawn(at, write, { exactly });
    expect([...found]).toEqual(Array.from(found, (_, k) => exactly(k, at.tick)));
  });
});
