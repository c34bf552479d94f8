import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/equations/algebra/fold.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { loadParser } from '../../../src/equations/parser.js';
import { printExpression } from '../../../src/equations/print.js';
import { expressions } from '../random-expression.js';

const parse = await loadParser();
const folded = (text: string): string => printExpression(fold(parse(text)));

describe('folding', () => {
  it('computes what holds only numbers', () => {
    expect(folded('exp(0) * (2 + 3) * v')).toBe('5*v');
  });

  it('regroups nothing a user wrote', () => {
    expect(folded('v * 2 * 3 + 0')).toBe('v*2*3 + 0');
    expect(folded('0 * v')).toBe('0*v');
  });

  it('leaves draws to the run', () => {
    expect(folded('rand() + 1 + 1')).toBe('rand() + 1 + 1');
    expect(folded('poisson(3)')).toBe('poisson(3)');
  });

  it('changes no bit of any value', () => {
    fc.assert(
      fc.property(expressions(), fc.double(), fc.double(), (expression, a, b) => {
        const lookup = (name: string): number => (name === 'a' ? a : b);
        expect(evaluate(fold(expression), lookup)).toBe(evaluate(expression, lookup));
      }),
      { numRuns: 1000 },
    );
  });
});
