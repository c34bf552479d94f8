import { describe, expect, it, test } from 'vitest';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { checkText } from '../../src/equations/check-text.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import { DIMENSIONLESS, type Dimension } from '../../src/equations/units/dimension.js';
import { findUnit } from '../../src/equations/units/unit.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();
const volt: Dimension = findUnit('volt')!.dimension;
const { scope } = checkNeuron(
  {
    equations: 'dv/dt = (ge - v + xi*second**0.5*mV)/tau : volt\nge : volt',
    parameters: { tau: '20 ms', Vr: '-60 mV', Vt: '-50 mV' },
  },
  new Map(),
  parse,
);
const read = (...[text, dimension, type]: [string, Dimension?, ('boolean' | 'integer' | 'float')?]) =>
  printExpression(checkText(text, scope, dimension, parse, type));

describe('a text of init, where or delay', () => {
  it('comes out with numbers for constants and units', () => {
    expect(read('Vr + rand()*(Vt - Vr)', volt)).toBe('-0.06 + rand()*(-0.05 - -0.06)');
    expect(read('i*mV + ge', volt)).toBe('i*0.001 + ge');
    expect(read('3 uF')).toBe('3*0.000001');
  });

  it('takes the type of what it is for', () => {
    expect(read('i/2', DIMENSIONLESS, 'integer')).toBe('int(i/2)');
    expect(read('i % 2', DIMENSIONLESS, 'boolean')).toBe('i%2 != 0');
    expect(read('i != 3', DIMENSIONLESS, 'boolean')).toBe('i != 3');
    expect(read('True', DIMENSIONLESS, 'boolean')).toBe('1');
  });

  it('takes a plain zero in any unit', () => {
    expect(read('0', volt)).toBe('0');
  });

  test.each([
    ['1', volt, /`1` is without unit, but this value must be in volt/],
    ['tau', volt, /`tau` is in second/],
    ['vr', volt, /Did you mean `Vr`/],
    ['xi', undefined, /`xi` is not known/],
    ['ge == 1', DIMENSIONLESS, /mixes units/],
  ])('%s is refused', (text, dimension, message) => {
    expect(problemOf(() => read(text, dimension)).message).toMatch(message);
  });
});
