import { describe, expect, it, test } from 'vitest';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import { parseStatements } from '../../src/equations/statements.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();
const scope = new Set(['v', 'ge', 'w']);

const read = (text: string) =>
  parseStatements(text, parse, scope).map(
    ({ target, local, value }) => `${local ? 'local ' : ''}${target} = ${printExpression(value)}`,
  );

describe('statements', () => {
  it('are split by lines and semicolons; blank lines and comments say nothing', () => {
    expect(read('v = 1; ge = 2 # w = 3; ge = 4\n\n  w = 5;\n')).toEqual(['v = 1', 'ge = 2', 'w = 5']);
  });

  it('go on over lines inside parentheses and after a backslash', () => {
    expect(read('w = clip(v,\n 0, 1)\nv = 1 + \\\n 2')).toEqual(['w = clip(v, 0, 1)', 'v = 1 + 2']);
  });

  test.each([
    ['v += 1 + 2', 'v = v + (1 + 2)'],
    ['v -= 1 - 2', 'v = v - (1 - 2)'],
    ['v *= 1 + 2', 'v = v*(1 + 2)'],
    ['v /= 2*3', 'v = v/(2*3)'],
    ['v //= 2', 'v = v//2'],
    ['v %= 2', 'v = v%2'],
    ['v **= 2', 'v = v**2'],
  ])('%s is %s', (text, same) => {
    expect(read(text)).toEqual([same]);
  });

  it('make a local for each value that a name of their own is given', () => {
    expect(read('a = v; a += 1; ge = a; a = 2*a; w = a')).toEqual([
      'local a = v',
      'local a@2 = a + 1',
      'ge = a@2',
      'local a@3 = 2*a@2',
      'w = a@3',
    ]);
  });
});

test.each([
  ['x += 1', 0, /`x` has no value yet/],
  ['v', 0, /is not a statement/],
  ['v = 1\n  foo bar', 8, /is not a statement/],
  ['v == 1', 0, /is not a statement/],
  ['v[0] = 1', 0, /Name the variable alone/],
  ['v.x = 1', 0, /Name the variable alone/],
  ['if v > 1: w = 2', 0, /no control structures/],
  ['a, b = 1', 0, /is not a statement/],
  ['v <<= 1', 0, /is not a statement/],
  ['v = w = 1', 6, /`=`/],
  ['v =', 3, /empty/],
  ['v = 1\nw = 2 +', 12, /ends after/],
  ['exp = 1', 0, /name of a function/],
  ['mV = 1', 0, /name of a unit/],
  ['x_other = 1; y_post = 2', 13, /target neuron/],
  ['v = (1\nw = 2', 9, /`=`/],
])('%j is refused at %i', (text, offset, message) => {
  const problem = problemOf(() => parseStatements(text, parse, scope));
  expect(problem.message).toMatch(message);
  expect(problem.offset).toBe(offset);
});
