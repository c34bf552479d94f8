import { describe, expect, it, test } from 'vitest';
import { parseEquations } from '../../src/equations/declarations.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import { formatDimension } from '../../src/equations/units/format.js';
import { cpuClock } from '../cpu-time.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();

const read = (text: string) =>
  parseEquations(text, parse).map(({ kind, name, expression, dimension, type, flags }) =>
    [
      kind,
      name,
      expression && printExpression(expression),
      formatDimension(dimension),
      type,
      ...flags,
    ].filter((part) => part !== undefined),
  );

describe('a block of equations', () => {
  it('has differential equations, subexpressions and parameters, with flags', () => {
    expect(
      read(`
        dv/dt  = (ge - v) / tau : volt (unless refractory)
        I = g * v               : amp
        g                       : siemens (constant, shared)
        d x / dt = -x/tau       : 1
        delta = 2               : 1
        dt0 : second
        spiked : boolean
        k : integer
      `),
    ).toEqual([
      ['differential', 'v', '(ge - v)/tau', 'volt', 'float', 'unless refractory'],
      ['subexpression', 'I', 'g*v', 'amp', 'float'],
      ['parameter', 'g', 'siemens', 'float', 'constant', 'shared'],
      ['differential', 'x', '-x/tau', '1', 'float'],
      ['subexpression', 'delta', '2', '1', 'float'],
      ['parameter', 'dt0', 'second', 'float'],
      ['parameter', 'spiked', '1', 'boolean'],
      ['parameter', 'k', '1', 'integer'],
    ]);
  });

  it('may run over lines and hold comments, even ones that look like equations', () => {
    expect(
      read('dv/dt = (a   # first: volt = 3\n  - v)   # then\n  / tau : volt  # dw/dt = 1 : 1\r\n\n# x : 1\n'),
    ).toEqual([['differential', 'v', '(a - v)/tau', 'volt', 'float']]);
  });

  test.each([
    ['siemens/metre**2', 'siemens/metre**2'],
    ['1/second', 'Hz'],
    ['volt*second**-0.5', 'volt/second**0.5'],
    ['radian', '1'],
    ['1', '1'],
    ['mM', 'mM'],
    ['meter2', 'metre**2'],
  ])('may declare %s', (unit, printed) => {
    expect(formatDimension(parseEquations(`x : ${unit}`, parse)[0].dimension)).toBe(printed);
  });

  it('may be empty', () => {
    expect(read(' \n # nothing\n')).toEqual([]);
  });

  it('keeps places in the whole text', () => {
    const [, second] = parseEquations('x : 1\nab = 2 *\n  y : 1', parse);
    expect(second.offset).toBe(6);
    expect(second.expression).toMatchObject({ offset: 11, right: { name: 'y', offset: 17 } });
  });
});

test.each([
  ['v : mV', 4, /SI units without prefix.*Write `volt`/],
  ['v : V', 4, /no unit `V`.*`volt`/],
  ['v : vlt', 4, /Did you mean `volt`/],
  ['v :', 3, /unit is missing.*`1`/],
  ['v : 2*volt', 4, /product of powers/],
  ['v : volt + amp', 9, /cannot follow the unit/],
  ['v : volt**volt', 10, /exponent of a unit/],
  ['v : volt**1000', 10, /too much for a unit/],
  ['v : bool', 4, /Write `boolean`/],
  ['dv/dt = -v\ndw/dt = 3 : 1', 7, /equation of `v` has no unit/],
  ['dv/dt = -v', 7, /equation of `v` has no unit/],
  ['v : 1 (unles refractory)', 6, /Did you mean `unless refractory`/],
  ['v : 1 (linked)', 6, /`\(linked\)` is not supported.*summed/],
  ['v : 1 ()', 6, /is not a flag/],
  ['v : 1 (constant) w : 1', 17, /needs a new line/],
  ['v : 1\nv : volt', 6, /`v` is defined twice/],
  ["v' = 3 : 1", 0, /Write `dv\/dt = /],
  ['v == 3 : 1', 0, /is not an equation/],
  ['3 : 1', 0, /is not an equation/],
  ['x = a +* b : 1', 7, /`\*` has no value on its left/],
  ['x = 2\n* (3 : 1', 8, /never closed/],
  ['mV : 1', 0, /name of a unit/],
  ['exp : 1', 0, /name of a function/],
  ['pi : 1', 0, /name of a constant/],
  ['dt/dt = 1 : second', 1, /`t` always means the time/],
  ['xi_1 : 1', 0, /white noise/],
  ['x_post : 1', 0, /variable of the target neuron/],
  ['_x : 1', 0, /begins with `_`/],
  ['__proto__ : 1', 0, /begins with `_`/],
  ['lambda : 1', 0, /word of the language/],
  ['not : 1', 0, /word of the language/],
])('%j is refused at %i', (text, offset, message) => {
  const problem = problemOf(() => parseEquations(text, parse));
  expect(problem.message).toMatch(message);
  expect(problem.offset).toBe(offset);
});

it('takes no time to refuse hostile blocks', () => {
  const usedMs = cpuClock();
  for (const text of [
    'x:'.repeat(9_000),
    'x = '.repeat(4_000),
    '#'.repeat(1e6),
    '\n'.repeat(1e6),
    `x : 1 (${','.repeat(9_000)})`,
  ])
    try {
      parseEquations(text, parse);
    } catch {
      // Refused or not, it must be quick.
    }
  expect(usedMs()).toBeLessThan(500);
});
