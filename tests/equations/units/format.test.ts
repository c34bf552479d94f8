import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadParser } from '../../../src/equations/parser.js';
import { evaluateQuantity } from '../../../src/equations/quantity.js';
import { type Dimension, sameDimension } from '../../../src/equations/units/dimension.js';
import { formatDimension, inUnits } from '../../../src/equations/units/format.js';

const parse = await loadParser();
const dimension = (text: string): Dimension => evaluateQuantity(text, new Map(), parse).dimension;

test.each([
  ['3', '1'],
  ['mV', 'volt'],
  ['mV/ms', 'volt/second'],
  ['nA*Mohm', 'volt'],
  ['1/ms', 'Hz'],
  ['uF/cm**2', 'farad/metre**2'],
  ['msiemens/cm**2', 'siemens/metre**2'],
  ['uA/cm**2', 'amp/metre**2'],
  ['mV/ms**0.5', 'volt/second**0.5'],
  ['nS/ms', 'siemens/second'],
  ['mV**2', 'volt**2'],
  ['cm**2', 'metre**2'],
  ['second**-0.5', '1/second**0.5'],
  ['umolar', 'mM'],
  ['mV*ms', 'volt*second'],
  ['1/mV', '1/volt'],
])('%s is in %s', (text, printed) => {
  expect(formatDimension(dimension(text))).toBe(printed);
});

test('any dimension prints as a text of that dimension', () => {
  const exponents = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(exponents, (halves) => {
      const original = halves.map((half) => half / 2) as unknown as Dimension;
      expect(sameDimension(dimension(formatDimension(original)), original)).toBe(true);
    }),
  );
});

test('in a sentence', () => {
  expect(inUnits(dimension('mV'))).toBe('in volt');
  expect(inUnits(dimension('3'))).toBe('without unit');
});
