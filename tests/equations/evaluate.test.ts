import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { evaluate } from '../../src/equations/evaluate.js';
import { call, number, symbol } from '../../src/equations/expression.js';
import { loadParser } from '../../src/equations/parser.js';
import { fixedQuantity } from '../../src/equations/quantity.js';

const parse = await loadParser();

interface Golden {
  readonly variables: Readonly<Record<string, number>>;
  readonly cases: readonly (readonly [string, number | string])[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../golden/dialect/dialect.json', import.meta.url), 'utf8'),
);
const variables = new Map(Object.entries(golden.variables));

/** Functions may differ from numpy's in their last bits. */
const RELATIVE_ERROR = 1e-14;

test('expressions have the values that Python gives them', () => {
  const lookup = (name: string): number => variables.get(name) ?? fixedQuantity(name)!.value;
  for (const [text, stored] of golden.cases) {
    const expected = typeof stored === 'string' ? (stored === '-inf' ? -Infinity : Number.NaN) : stored;
    const value = evaluate(parse(text), lookup);
    const close =
      value === expected || Math.abs(value - expected) <= RELATIVE_ERROR * Math.max(1, Math.abs(expected));
    expect(close, `${text} is ${expected} in Python, ${value} here`).toBe(true);
  }
  expect(golden.cases.length).toBeGreaterThan(450);
});

describe('evaluate', () => {
  it('draws random calls where it is told to, with the values of their arguments', () => {
    const drawn: [string, readonly number[]][] = [];
    const value = evaluate(
      parse('rand() + poisson(2*x)'),
      () => 3,
      (node, values) => {
        drawn.push([node.name, values]);
        return drawn.length;
      },
    );
    expect(value).toBe(3);
    expect(drawn).toEqual([
      ['rand', []],
      ['poisson', [6]],
    ]);
  });

  it('refuses to draw without a stream', () => {
    expect(() => evaluate(parse('rand()'), () => 0)).toThrow('random stream');
  });

  it('selects by a condition, an inner function that texts cannot name', () => {
    const choose = (condition: number) =>
      evaluate(call('select', number(condition), symbol('x'), number(2)), () => 1);
    expect(choose(1)).toBe(1);
    expect(choose(0)).toBe(2);
  });
});
