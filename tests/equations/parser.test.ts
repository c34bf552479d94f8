import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { walk } from '../../src/equations/expression.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import { Problem } from '../../src/problem.js';
import { cpuClock } from '../cpu-time.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();
const shape = (text: string): string => printExpression(parse(text));

describe('what people write', () => {
  test.each([
    ['20 ms', '20*ms'],
    ['20ms', '20*ms'],
    ['2 s', '2*second'],
    ['s + 0.5s*s', 's + 0.5*second*s'],
    ['1.5 mV', '1.5*mV'],
    ['-65 mV', '-(65*mV)'],
    ['1/2 ms', '1/(2*ms)'],
    ['10 mV/ms', '10*mV/ms'],
    ['9 nS', '9*nS'],
    ['1 uF*cm**-2', '1*uF*cm**-2'],
    ['10 cm**2', '10*cm**2'],
    ['10 cm^-2 * x', '10*cm**-2*x'],
    ['1 ms + 2 ms * rand()', '1*ms + 2*ms*rand()'],
    ['x^2', 'x**2'],
    ['a + # a comment\n b', 'a + b'],
    ['a + \\\n b', 'a + b'],
    ['\n\n a\n', 'a'],
    ['(a\n + b)', 'a + b'],
  ])('%j is %s', (text, same) => {
    expect(shape(text)).toBe(shape(same));
  });

  it('keeps the place of every name and number', () => {
    const text = 'clip( v_post , 0 , 1 )*not_a + 3 mV';
    const found: [string, number | undefined][] = [];
    walk(parse(text), (node) => {
      if (node.kind === 'symbol' || node.kind === 'call') found.push([node.name, node.offset]);
    });
    expect(found.sort((a, b) => a[1]! - b[1]!)).toEqual([
      ['clip', 0],
      ['v_post', 6],
      ['not_a', 23],
      ['mV', 33],
    ]);
  });
});

describe('what is refused, at which character, and what to do instead', () => {
  test.each([
    ['', 0, /empty/],
    ['a +', 2, /ends after `\+`/],
    ['a < b < c', 6, /`a < b and b < c`/],
    ['(a + b', 0, /never closed/],
    ['a + b)', 5, /closes nothing/],
    ['a b', 2, /no operator between `a` and `b`/],
    ['2 a', 2, /`2\*a`/],
    ['2(a)', 1, /no operator/],
    ['(a)(b)', 3, /no operator/],
    ['(1 + 2) ms', 8, /only a number and a unit/],
    ['10 V', 3, /Write `10 volt`/],
    ['10 mv', 3, /Write `10 mV`/],
    ['10 MS', 3, /no operator/],
    ['10 %', 3, /`0.1` for 10 %/],
    ['v(1)', 0, /no function `v`.*`v\*\(\.\.\.\)`/],
    ['sin(x)(y)', 6, /no operator/],
    ['ln(x)', 0, /Did you mean `log`/],
    ['expp(x)', 0, /Did you mean `exp`/],
    ['exp', 0, /must be called/],
    ['exp(1, 2)', 0, /takes 1 argument, not 2/],
    ['clip(1)', 0, /takes 3 arguments, not 1/],
    ['rand(3)', 0, /takes 0 arguments/],
    ['exp(1,)', 6, /missing before `\)`/],
    ['()', 1, /missing/],
    ['1, 2', 1, /comma/],
    ['select(1, 2, 3)', 0, /no function `select`/],
    ['a if b else c', 2, /int\(condition\)/],
    ['a in b', 2, /`in` is not part/],
    ['a to b', 2, /`to` is not part/],
    ['a xor b', 2, /`xor`/],
    ['a mod b', 2, /Write `%`/],
    ['true', 0, /Write `True`/],
    ['lambda x', 0, /`lambda`/],
    ['None', 0, /`None`/],
    ['5%', 1, /ends after/],
    ['x!', 1, /`!`/],
    ["x'", 1, /dx\/dt/],
    ['a:b', 1, /`:`/],
    ['a|b', 1, /`or`/],
    ['a&b', 1, /`and`/],
    ['a = b', 2, /`==`/],
    ['a; b', 1, /`;`/],
    ['"text"', 0, /no strings/],
    ['[1, 2]', 0, /no elements/],
    ['a[0]', 1, /no elements/],
    ['{}', 0, /round/],
    ['a.b', 1, /dot/],
    ['a + not b', 4, /parentheses/],
    ['-not b', 1, /parentheses/],
    ['1e400', 0, /too large/],
    ['2 ms**x', 4, /power of `ms` must be a number/],
    ['v·w', 1, /`\*`/],
    ['a − b', 2, /minus/],
    ['3 µA', 2, /`us`/],
    ['v²', 1, /`\*\*2`/],
    ['vé', 1, /U\+00E9/],
    ['а + 1', 0, /U\+0430/],
    ['a\u200b', 1, /U\+200B means nothing/],
  ])('%j at %i', (text, offset, message) => {
    const problem = problemOf(() => parse(text));
    expect(problem.message).toMatch(message);
    expect(problem.offset).toBe(offset);
    expect(problem.fix).not.toBe('');
  });
});

describe('hostile texts', () => {
  test.each([
    'import("fs")',
    'evaluate("1")',
    'parse("x")',
    'constructor.constructor("return process")()',
    'x.constructor',
    'f(x) = x',
    'cos.constructor',
    'createUnit("x")',
    '`x`',
    '$x',
    'a\0b',
    '\ud800',
  ])('%j is refused', (text) => {
    expect(problemOf(() => parse(text))).toBeInstanceOf(Problem);
  });

  test.each(['constructor', '__proto__', 'hasOwnProperty', 'i', 'e', 'pi', 'version', '_0'])(
    '%s is a name like any other',
    (name) => {
      expect(parse(name)).toEqual({ kind: 'symbol', name, offset: 0 });
    },
  );

  test.each([
    ['parentheses', '('.repeat(5_000)],
    ['a million parentheses', '('.repeat(1e6)],
    ['signs', '-'.repeat(1_900)],
    ['powers', `${'2**'.repeat(900)}2`],
    ['powers of signs', `${'2**-'.repeat(600)}2`],
    ['nots', `${'not '.repeat(1_900)}a`],
    ['calls', 'exp('.repeat(400)],
    ['a megabyte', 'a'.repeat(1e6)],
    ['many terms', `${'a+'.repeat(5_000)}a`],
    ['blanks', ' '.repeat(19_999)],
    ['comments', '#'.repeat(19_999)],
  ])('%s are refused at once', (_, text) => {
    const usedMs = cpuClock();
    expect(problemOf(() => parse(text)).offset).toBeGreaterThanOrEqual(0);
    expect(usedMs()).toBeLessThan(100);
  });

  it('takes the longest sum it allows without overflowing the stack', () => {
    const tree = parse(`${'a+'.repeat(999)}a`);
    let nodes = 0;
    walk(tree, () => nodes++);
    expect(nodes).toBe(1_999);
  });

  it('meets any string with an expression or a Problem', () => {
    const words = fc.constantFrom(
      ...[
        'a',
        'mV',
        '2',
        '(',
        ')',
        ',',
        '+',
        '-',
        '**',
        '%',
        '//',
        'not',
        'and',
        '<',
        '==',
        'exp',
        'rand',
        ' ',
      ],
      ...['1e', '.', '#', '\n', "'", '=', 'if', '!', '\\', '_', 'é'],
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parse(text);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          expect(error.offset).toBeGreaterThanOrEqual(0);
          expect(error.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});

test('a short text is read in microseconds', () => {
  const text = '(ge + gi - (v - El)) / taum';
  const time = (rounds: number): number => {
    const usedMs = cpuClock();
    for (let round = 0; round < rounds; round++) parse(text);
    return (usedMs() / rounds) * 1e3;
  };
  time(500);
  // Some 11, once it is compiled; there are slower machines.
  expect(Math.min(...Array.from({ length: 20 }, () => time(100)))).toBeLessThan(100);
});
