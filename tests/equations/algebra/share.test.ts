import { describe, expect, it } from 'vitest';
import { share } from '../../../src/equations/algebra/share.js';
import { loadParser } from '../../../src/equations/parser.js';
import { printExpression } from '../../../src/equations/print.js';
import type { Statement } from '../../../src/equations/program.js';

const parse = await loadParser();
const temporary = (target: string, text: string): Statement => ({ target, local: true, value: parse(text) });
const lines = (statements: readonly Statement[]): string[] =>
  statements.map(({ target, value }) => `${target} = ${printExpression(value)}`);

describe('sharing', () => {
  it('computes once what stands in two places', () => {
    const shared = share([temporary('x', 'exp(-v/3) * a'), temporary('y', 'b - exp(-v/3)')], 's');
    expect(lines(shared)).toEqual(['s0 = exp(-v/3)', 'x = s0*a', 'y = b - s0']);
  });

  it('shares the largest part, and its parts only if they stand elsewhere too', () => {
    const shared = share([temporary('x', '(a + b)*c + (a + b)*c'), temporary('y', 'a + b')], 's');
    expect(lines(shared)).toEqual(['s1 = a + b', 's0 = s1*c', 'x = s0 + s0', 'y = s1']);
  });

  it('never makes one draw of two', () => {
    const drawn = [temporary('x', 'rand() + a'), temporary('y', 'rand() + a')];
    expect(lines(share(drawn, 's'))).toEqual(lines(drawn));
  });

  it('tells apart what only looks alike', () => {
    const shared = share([temporary('x', 'a - b'), temporary('y', 'b - a'), temporary('z', 'a*(-0.0)')], 's');
    expect(shared).toHaveLength(3);
  });
});
