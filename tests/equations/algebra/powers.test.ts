import { describe, expect, it } from 'vitest';
import { multiplyOut, multiplyOutAll } from '../../../src/equations/algebra/powers.js';
import { loadParser } from '../../../src/equations/parser.js';
import { printExpression } from '../../../src/equations/print.js';
import type { Statement } from '../../../src/equations/program.js';

const parse = await loadParser();
const temporary = (target: string, text: string): Statement => ({ target, local: true, value: parse(text) });
const lines = (statements: readonly Statement[]): string[] =>
  statements.map(({ target, value }) => `${target} = ${printExpression(value)}`);

describe('small powers', () => {
  it('become products', () => {
    expect(printExpression(multiplyOut(parse('v**2 + v**3 + v**4')))).toBe('v*v + v*v*v + v*v*(v*v)');
  });

  it.each(['v**0.5', 'v**-1', 'v**5', 'v**n', '2**v', '(v + 1)**2'])('leave %s as it is', (text) => {
    expect(printExpression(multiplyOut(parse(text)))).toBe(text);
  });

  it('give a base that is no name a temporary', () => {
    expect(lines(multiplyOutAll([temporary('x', '(v + rand())**2 * u**2')], 'b'))).toEqual([
      'b0 = v + rand()',
      'x = b0*b0*(u*u)',
    ]);
  });
});
