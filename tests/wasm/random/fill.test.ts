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
  expect(entries).toBeLessThan(200);
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

  it('counts: the same numbers, also where 32 bits do not decide', () => {
    fc.assert(
      fc.property(
        stretch,
        fc.oneof(
          fc.double({ min: 0, max: 31, noNaN: true }).map((mean) => ({ mean, n: 0, p: 0 })),
          fc.record({
            mean: fc.constant(-1),
            n: fc.integer({ min: 1, max: 300 }),
            p: fc.double({ min: 0, max: 0.1, noNaN: true }),
          }),
        ),
        fc.boolean(),
        (at, { mean, n, p }, coarse) => {
          const stream = new RandomStream(at.seed, 'group', 'purpose');
          const exactly = (index: number, tick: number): number =>
            mean >= 0
              ? stream.poisson(mean, index, tick, at.slot)
              : stream.binomial(n, p, index, tick, at.slot);
          const table = thresholds(mean >= 0 ? poissonChances(mean)! : binomialChances(n, p)!);
          if (coarse && table.length > 0) {
            // A threshold at the very word of a draw leaves the decision to the last bits.
            table[0] = (stream.word(at.first, at.tick, at.slot) + 0.5) / 2 ** 32;
            for (let k = 1; k < table.length; k++) table[k] = Math.max(table[k], table[0]);
          }
          const write: Write = (module, filling, outside) =>
            fillCounts(module, filling, { thresholds: table, exactly: outside('exactly', 2) });
          const { found } = drawn(at, write, { exactly });
          const wanted = Array.from(found, (_, k) => exactly(at.first + k, at.tick));
          if (coarse) expect(found[0]).toBe(wanted[0]);
          else expect([...found]).toEqual(wanted);
        },
      ),
    );
  });
});
