import { beforeAll, describe, expect, it } from 'vitest';
import { conditionalForm } from '../../../src/equations/algebra/conditional-form.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { loadParser, type Parse } from '../../../src/equations/parser.js';

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser();
});

const lookup = (name: string): number => ({ v: 0.7, a: 2.5, b: -1.25, E: 0.3 })[name] ?? Number.NaN;

describe('conditionalForm', () => {
  it.each([
    'a - b*v',
    '(E - v)/(1 + exp(v/a))',
    '-a*tanh(v)*(v - E) + b',
    'a*(0.5*(1 + tanh(v)))**3*(v - E)*b',
    'exp(v) + a',
    'int(v > E)*(v - a)',
    '-(v - E)/a/(b + v)',
    'v**1.5*0 + a*v',
  ])('of %s adds up to the same', (text) => {
    const expression = parse(text);
    const form = conditionalForm(expression, 'v');
    if (text.startsWith('v**')) return expect(form).toBeUndefined();
    const { slope, rest } = form!;
    expect(evaluate(slope, lookup) * lookup('v') + evaluate(rest, lookup)).toBeCloseTo(
      evaluate(expression, lookup),
      12,
    );
  });

  it.each(['v*v', 'v**2 - v', '(v - a)*(v - b)', 'a*(v + exp(v))*v', '(v + 1)**3'])('refuses %s', (text) => {
    expect(conditionalForm(parse(text), 'v')).toBeUndefined();
  });
});
