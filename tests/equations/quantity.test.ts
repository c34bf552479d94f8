import { describe, expect, it, test } from 'vitest';
import { loadParser } from '../../src/equations/parser.js';
import { evaluateQuantity, resolveParameters } from '../../src/equations/quantity.js';
import { formatDimension } from '../../src/equations/units/format.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();
const none = new Map();

describe('a quantity', () => {
  test.each([
    ['20 ms', 20 * 0.001, 'second'],
    ['-65 mV', -(65 * 0.001), 'volt'],
    ['9 nS', 9 * 1e-9, 'siemens'],
    ['10 mV/ms', (10 * 0.001) / 0.001, 'volt/second'],
    ['1 uF*cm**-2', 1 * 1e-6 * 0.01 ** -2, 'farad/metre**2'],
    ['1/2 ms', 1 / (2 * 0.001), 'Hz'],
    ['0.5', 0.5, '1'],
    ['2*pi*5 Hz', 2 * Math.PI * 5, 'Hz'],
    ['inf', Number.POSITIVE_INFINITY, '1'],
    ['True', 1, '1'],
    ['clip(3 mV, 0 mV, 1 mV)', 0.001, 'volt'],
    ['(4 mV**2)**0.5', 0.002, 'volt'],
  ])('%s', (text, value, unit) => {
    const quantity = evaluateQuantity(text, none, parse);
    expect(quantity.value).toBeCloseTo(value, 15);
    expect(formatDimension(quantity.dimension)).toBe(unit);
  });

  it('may be a number, or be made of constants', () => {
    const constants = resolveParameters({ tau: '20 ms' }, parse);
    expect(evaluateQuantity(3, none, parse).value).toBe(3);
    expect(evaluateQuantity('tau/2', constants, parse).value).toBe(0.01);
  });

  test.each([
    ['v', /`v` is neither a parameter nor a unit/],
    ['10*V', /Did you mean `volt`/],
    ['10*mz', /Did you mean `ms`|Did you mean/],
    ['rand()*ms', /`rand\(\)` is drawn anew/],
    ['1 ms + 2', /mixes units.*Write `2\*ms`/],
    ['exp(1 mV)', /takes a number without unit/],
    ['0/0', /not a number/],
    ['mV**9**9**9**9', /too much for a unit/],
    ['mV**(0/0)', /too much for a unit/],
    ['constructor', /neither a parameter/],
  ])('%s is refused', (text, message) => {
    expect(problemOf(() => evaluateQuantity(text, none, parse)).message).toMatch(message);
  });
});

describe('parameters', () => {
  it('may name each other in any order, and hide those outside', () => {
    const outer = resolveParameters({ a: 1, b: 2 }, parse);
    const found = resolveParameters({ c: 'a*b', a: 'd + 1', d: 10 }, parse, outer);
    expect([...found].map(([name, { value }]) => [name, value])).toEqual([
      ['c', 22],
      ['a', 11],
      ['d', 10],
    ]);
  });

  test.each<[Record<string, string | number>, string, RegExp]>([
    [{ a: 'b', b: 'c', c: 'a' }, 'a', /`a` is made of itself: a -> b -> c -> a/],
    [{ a: 'a' }, 'a', /made of itself/],
    [{ tau: '20 ms', x: 'tua' }, 'x', /Did you mean `tau`/],
    [{ mV: 3 }, 'mV', /name of a unit/],
    [{ exp: 3 }, 'exp', /name of a function/],
    [{ 'a b': 3 }, 'a b', /is not a name/],
    [{ x: '1 +' }, 'x', /ends after/],
  ])('%j', (record, place, message) => {
    const problem = problemOf(() => resolveParameters(record, parse, none, ['parameters']));
    expect(problem.message).toMatch(message);
    expect(problem.path?.[0]).toBe('parameters');
    expect(record).toHaveProperty([problem.path![1]]);
    if (place !== 'a') expect(problem.path?.[1]).toBe(place);
  });

  it('are refused in long chains, which would overflow the stack', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`p${at}`, `p${at + 1}`]));
    expect(problemOf(() => resolveParameters(chain, parse)).message).toMatch(/end of a chain/);
  });

  it('cannot reach a prototype', () => {
    const found = resolveParameters(JSON.parse('{"constructor": 1, "toString": "constructor + 1"}'), parse);
    expect(found.get('toString')?.value).toBe(2);
    expect(problemOf(() => resolveParameters({ x: 'valueOf' }, parse)).message).toMatch(/neither/);
  });
});
