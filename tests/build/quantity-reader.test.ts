import fc from 'fast-check';
import { expect, it } from 'vitest';
import { QuantityReader } from '../../src/build/quantity-reader.js';
import { loadParser } from '../../src/equations/parser.js';
import { evaluateQuantity } from '../../src/equations/quantity.js';
import { SECOND } from '../../src/equations/units/dimension.js';

const parse = await loadParser();
const constants = new Map([['tau', { value: 0.02, dimension: SECOND }]]);
const reader = new QuantityReader(constants, parse);

it('reads what evaluateQuantity reads, to the same bits', () => {
  const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
  const gap = fc.constantFrom(' ', '*', ' * ');
  const unit = fc.constantFrom('ms', 'mV', 'nS', 'second', 'us');
  const text = fc.oneof(
    fc.tuple(value, gap, unit).map((parts) => parts.join('')),
    value,
  );
  fc.assert(
    fc.property(text, (quantity) => {
      expect(reader.quantity(quantity)).toEqual(evaluateQuantity(quantity, constants, parse));
    }),
  );
  expect(reader.quantity('1.5 s')).toEqual({ value: 1.5, dimension: SECOND });
  expect(reader.quantity('tau / 4 + 1 ms')).toEqual(evaluateQuantity('tau / 4 + 1 ms', constants, parse));
});

it('refuses unknown units by name', () => {
  expect(() => reader.quantity('5 msec')).toThrow(/msec/);
  expect(() => reader.quantity('5 * s')).toThrow(/`s`/);
});
