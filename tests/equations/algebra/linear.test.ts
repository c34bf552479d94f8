import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearForm } from '../../../src/equations/algebra/linear.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { names } from '../../../src/equations/expression.js';
import { loadParser } from '../../../src/equations/parser.js';
import { printExpression } from '../../../src/equations/print.js';
import { expressions } from '../random-expression.js';

const parse = await loadParser();

function form(text: string, ...variables: string[]) {
  const found = linearForm(parse(text), new Set(variables));
  return (
    found && [
      ...[...found.coefficients].map(([name, part]) => `${name}: ${printExpression(part)}`),
      printExpression(found.rest),
    ]
  );
}

describe('taking a linear expression apart', () => {
  it('gives each variable its coefficient', () => {
    expect(form('(ge + gi - (v - El)) / tau', 'v', 'ge', 'gi')).toEqual([
      'ge: 1/tau',
      'gi: 1/tau',
      'v: -1/tau',
      'El/tau',
    ]);
    expect(form('a * (b * v - u)', 'v', 'u')).toEqual(['v: a*b', 'u: -a', '0']);
    expect(form('-(-2 * v)', 'v')).toEqual(['v: 2', '0']);
    expect(form('a + 1', 'v')).toEqual(['a + 1']);
  });

  it.each(['v * v', 'v * u', '1 / v', 'exp(v)', 'v**2', 'abs(v)', 'v > 0', 'not (v > 0)', 'v % 2', 'int(v)'])(
    'refuses %s',
    (text) => {
      expect(form(text, 'v', 'u')).toBeUndefined();
    },
  );

  it('keeps the value, whatever the expression', () => {
    let linear = 0;
    fc.assert(
      fc.property(expressions(['v', 'a']), fc.integer(), fc.integer(), (expression, v, a) => {
        const found = linearForm(expression, new Set(['v']));
        if (found === undefined) return;
        if (names(expression).has('v')) linear++;
        const lookup = (name: string): number => (name === 'v' ? v : a);
        const value = evaluate(expression, lookup);
        const coefficient = found.coefficients.get('v');
        const slope = coefficient === undefined ? 0 : evaluate(coefficient, lookup);
        const rest = evaluate(found.rest, lookup);
        expect(coefficient === undefined || !names(coefficient).has('v')).toBe(true);
        expect(names(found.rest).has('v')).toBe(false);
        const size = Math.abs(slope * v) + Math.abs(rest);
        if (Number.isFinite(size) && Number.isFinite(value))
          expect(Math.abs(slope * v + rest - value)).toBeLessThanOrEqual(1e-9 * size);
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(linear).toBeGreaterThan(50);
  });
});
