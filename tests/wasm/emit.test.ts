/** What an emitter writes, run in one lane and in two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Emitter } from '../../src/wasm/emit.js';
import { Graph, type Node } from '../../src/wasm/graph.js';
import { ONE_LANE } from '../../src/wasm/shape.js';
import { ANY } from './functions/same-bits.js';
import { functionsOf, type OfNumbers, runner, type Written } from './running.js';

/** Lengths are even, and those of both arguments the same. */
const columns = fc
  .array(fc.tuple(fc.double(), fc.double(), fc.double(), fc.double()), { minLength: 1, maxLength: 20 })
  .map((rows) => [
    Float64Array.from(rows.flatMap(([a, , c]) => [a, c])),
    Float64Array.from(rows.flatMap(([, b, , d]) => [b, d])),
  ]);

function expectComputes(write: Written, oracle: OfNumbers): void {
  const { one, two } = runner(write, 2);
  fc.assert(
    fc.property(columns, ([a, b]) => {
      const wanted = Float64Array.from(a, (x, k) => oracle(x, b[k]));
      expect(two(a, b)).toEqual(wanted);
      expect(Float64Array.from(a, (x, k) => one(x, b[k]))).toEqual(wanted);
    }),
  );
}

type OfTwo = (g: Graph, a: Node, b: Node) => Node;

const OPERATIONS: Readonly<Record<string, readonly [OfTwo, OfNumbers]>> = {
  add: [(g, a, b) => g.add(a, b), (a, b) => a + b],
  sub: [(g, a, b) => g.sub(a, b), (a, b) => a - b],
  mul: [(g, a, b) => g.mul(a, b), (a, b) => a * b],
  div: [(g, a, b) => g.div(a, b), (a, b) => a / b],
  min: [(g, a, b) => g.min(a, b), Math.min],
  max: [(g, a, b) => g.max(a, b), Math.max],
  pmin: [(g, a, b) => g.pmin(a, b), (a, b) => (b < a ? b : a)],
  pmax: [(g, a, b) => g.pmax(a, b), (a, b) => (a < b ? b : a)],
  sqrt: [(g, a) => g.sqrt(a), Math.sqrt],
  abs: [(g, a) => g.abs(a), Math.abs],
  neg: [(g, a) => g.neg(a), (a) => -a],
  floor: [(g, a) => g.floor(a), Math.floor],
  ceil: [(g, a) => g.ceil(a), Math.ceil],
  trunc: [(g, a) => g.trunc(a), Math.trunc],
  eq: [(g, a, b) => g.compare('eq', a, b), (a, b) => Number(a === b)],
  ne: [(g, a, b) => g.compare('ne', a, b), (a, b) => Number(a !== b)],
  lt: [(g, a, b) => g.compare('lt', a, b), (a, b) => Number(a < b)],
  le: [(g, a, b) => g.compare('le', a, b), (a, b) => Number(a <= b)],
  gt: [(g, a, b) => g.compare('gt', a, b), (a, b) => Number(a > b)],
  ge: [(g, a, b) => g.compare('ge', a, b), (a, b) => Number(a >= b)],
  and: [(g, a, b) => g.and(a, b), (a, b) => Number(a !== 0 && b !== 0)],
  or: [(g, a, b) => g.or(a, b), (a, b) => Number(a !== 0 || b !== 0)],
  'not of a number': [(g, a) => g.not(a), (a) => Number(a === 0)],
  'not of a truth': [(g, a, b) => g.not(g.compare('lt', a, b)), (a, b) => Number(!(a < b))],
  select: [(g, a, b) => g.select(g.compare('lt', a, b), a, g.neg(b)), (a, b) => (a < b ? a : -b)],
  'select of truths': [
    (g, a, b) => g.select(a, g.compare('lt', a, b), g.compare('gt', a, b)),
    (a, b) => Number(a !== 0 ? a < b : a > b),
  ],
};

describe.each(Object.entries(OPERATIONS))('%s', (_, [write, oracle]) => {
  it('is that of JavaScript, in every lane', () => expectComputes((g, [a, b]) => write(g, a, b), oracle));
});

const bits = new BigInt64Array(1);
const number = new Float64Array(bits.buffer);

function withBits(change: (bits: bigint) => bigint): OfNumbers {
  return (x) => {
    number[0] = x;
    bits[0] = BigInt.asIntN(64, change(bits[0]));
    return number[0];
  };
}

const UNSIGNED = 64;
const PATTERN = 0x0123456789abcdefn;

const WORDS: Readonly<Record<string, readonly [(g: Graph, word: Node) => Node, (bits: bigint) => bigint]>> = {
  wordAdd: [(g, w) => g.word('wordAdd', w, g.bits(PATTERN)), (w) => w + PATTERN],
  wordSub: [(g, w) => g.word('wordSub', w, g.bits(PATTERN)), (w) => w - PATTERN],
  wordAnd: [(g, w) => g.word('wordAnd', w, g.bits(PATTERN)), (w) => w & PATTERN],
  wordOr: [(g, w) => g.word('wordOr', w, g.bits(PATTERN)), (w) => w | PATTERN],
  wordXor: [(g, w) => g.word('wordXor', w, g.bits(PATTERN)), (w) => w ^ PATTERN],
  wordShl: [(g, w) => g.shift('wordShl', w, 13), (w) => w << 13n],
  wordShr: [(g, w) => g.shift('wordShr', w, 13), (w) => BigInt.asUintN(UNSIGNED, w) >> 13n],
  wordSar: [(g, w) => g.shift('wordSar', w, 13), (w) => w >> 13n],
};

describe.each(Object.entries(WORDS))('%s', (_, [write, oracle]) => {
  it('changes the bits of a number', () => {
    const { one, two } = runner((g, [x]) => g.fromWord(write(g, g.asWord(x))));
    fc.assert(
      fc.property(ANY, (given) => {
        const wanted = given.map((x) => withBits(oracle)(x));
        expect(two(given)).toEqual(wanted);
        expect(given.map((x) => one(x))).toEqual(wanted);
      }),
    );
  });
});

describe('JavaScript from within', () => {
  const calls: number[] = [];
  const given = {
    triple: (x: number) => {
      calls.push(x);
      return 3 * x;
    },
  };

  it('computes each lane once', () => {
    const { one, two } = runner(
      (g, [x], outside) => g.add(g.outside(outside('triple'), [g.neg(x)]), x),
      1,
      given,
    );
    calls.length = 0;
    expect(two([1, 2, 3, 4])).toEqual(Float64Array.of(-2, -4, -6, -8));
    expect(calls).toEqual([-1, -2, -3, -4]);
    expect(one(5)).toBe(-10);
  });

  it('steps in for all lanes of a vector with a rare one, and only there', () => {
    const { one, two } = runner(
      (g, [x], outside) => {
        const twice = g.mul(x, g.number(2));
        return g.add(g.unlessRare(g.compare('lt', x, g.number(0)), twice, outside('triple'), [x]), twice);
      },
      1,
      given,
    );
    calls.length = 0;
    expect(two([1, 2, 3, -4, 5, 6])).toEqual(Float64Array.of(4, 8, 15, -20, 20, 24));
    expect(calls).toEqual([3, -4]);
    expect([one(1), one(-1)]).toEqual([4, -5]);
  });

  it('has what only the rare case needs at hand for those who come later', () => {
    const { one, two } = runner(
      (g, [x], outside) => {
        const less = g.sub(x, g.number(1));
        return g.add(g.unlessRare(g.compare('lt', x, g.number(0)), x, outside('triple'), [less]), less);
      },
      1,
      given,
    );
    expect(two([1, 2, -1, 3])).toEqual(Float64Array.of(1, 3, -8, 8));
    expect([one(1), one(-1)]).toEqual([1, -8]);
  });

  it('passes arguments in their order', () => {
    const { one, two } = runner((g, [a, b], outside) => g.outside(outside('minus'), [a, b]), 2, {
      minus: (a, b) => a - b,
    });
    expect(two([5, 7], [1, 2])).toEqual(Float64Array.of(4, 5));
    expect(one(5, 1)).toBe(4);
  });
});

describe('a loop', () => {
  /** How often `constantly` is called in a loop of some turns. */
  function callsIn(turns: number, hoisted: boolean): number {
    let calls = 0;
    const { sum } = functionsOf(
      (module) =>
        module.function('sum', ['i32', 'f64'], ['f64'], (code) => {
          const [last, start] = code.parameters;
          const [turn, total] = [code.local('i32'), code.local('f64')];
          const g = new Graph();
          const constant = g.outside(module.import('constantly', ['f64'], ['f64']), [
            g.leaf('start', (to) => to.get(start), false),
          ]);
          const root = g.add(
            g.leaf('total', (to) => to.get(total), true),
            constant,
          );
          const emitter = new Emitter(code, ONE_LANE, [root]);
          if (hoisted) emitter.hoist();
          code.loop((again) => {
            emitter.push(root);
            code.set(total).get(turn).i32(1).op('i32.add').tee(turn).get(last).op('i32.lt_u').brIf(again);
          });
          code.get(total);
        }),
      {
        constantly: (x) => {
          calls++;
          return 2 * x;
        },
      },
    );
    expect(sum(turns, 3)).toBe(6 * turns);
    return calls;
  }

  it('computes what does not vary before it begins', () => {
    expect(callsIn(5, true)).toBe(1);
    expect(callsIn(5, false)).toBe(5);
  });
});

describe('an emitter', () => {
  it('computes what two roots share once, and again only if asked in another function', () => {
    const asked: string[] = [];
    const { f } = functionsOf((module) =>
      module.function('f', ['f64'], ['f64'], (code) => {
        const g = new Graph();
        const x = g.leaf(
          'x',
          (to) => {
            asked.push('x');
            to.get(code.parameters[0]);
          },
          true,
        );
        const square = g.mul(x, x);
        const roots = [g.add(square, x), g.sub(square, x)];
        const emitter = new Emitter(code, ONE_LANE, roots);
        for (const root of roots) emitter.push(root);
        code.op('f64.mul');
      }),
    );
    expect(asked).toEqual(['x']);
    expect(f(3)).toBe(12 * 6);
  });

  it('keeps what it has materialised', () => {
    const { f } = functionsOf((module) =>
      module.function('f', ['f64'], ['f64'], (code) => {
        const g = new Graph();
        const [x] = code.parameters;
        const before = g.leaf('x', (to) => to.get(x), true);
        const emitter = new Emitter(code, ONE_LANE, [before]);
        const kept = emitter.materialise(before);
        expect(emitter.materialise(before)).toBe(kept);
        code.f64(0).set(x);
        emitter.push(before);
      }),
    );
    expect(f(3)).toBe(3);
  });
});
