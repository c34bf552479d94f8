/**
 * Reads lists of quantities, which can be long: a number and a unit (`3.2 ms`), the usual case, is read without
 * parsing it as mathematics, to the same bits; anything else goes to `evaluateQuantity`.
 */
import type { Parse } from '../equations/parser.js';
import { evaluateQuantity, type Quantity } from '../equations/quantity.js';
import { DIMENSIONLESS, type Dimension, sameDimension } from '../equations/units/dimension.js';
import { formatDimension } from '../equations/units/format.js';
import { findUnit } from '../equations/units/unit.js';
import { Problem } from '../problem.js';

/** Of a trimmed text; each character can be matched in one way only, so that no text takes long. */
const NUMBER_AND_UNIT = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)(?:\s*(?:(\*)\s*)?([A-Za-z_]\w*))?$/;

export class QuantityReader {
  constructor(
    private readonly constants: ReadonlyMap<string, Quantity>,
    private readonly parse: Parse,
  ) {}

  quantity(text: string | number): Quantity {
    if (typeof text === 'number') return { value: text, dimension: DIMENSIONLESS };
    const [, digits, times, name] = NUMBER_AND_UNIT.exec(text.trim()) ?? [];
    if (digits === undefined) return evaluateQuantity(text, this.constants, this.parse);
    const value = Number(digits);
    if (name === undefined) return { value, dimension: DIMENSIONLESS };
    const unit = findUnit(name === 's' && times === undefined ? 'second' : name);
    if (unit === undefined) return evaluateQuantity(text, this.constants, this.parse);
    return { value: value * unit.scale, dimension: unit.dimension };
  }

  /** In SI units. Zero needs no unit; anything else must have the dimension. */
  value(text: string | number, dimension: Dimension, what: string): number {
    const quantity = this.quantity(text);
    expectDimension(quantity, dimension, what, String(text));
    return quantity.value;
  }
}

export function expectDimension(
  { value, dimension }: Quantity,
  expected: Dimension,
  what: string,
  text: string,
): void {
  if (!Number.isFinite(value)) {
    throw new Problem(`${what} is ${value}.`, { fix: 'Give a finite number.' });
  }
  if (sameDimension(dimension, expected)) return;
  const bare = sameDimension(dimension, DIMENSIONLESS);
  if (value === 0 && bare) return;
  throw new Problem(
    `${what} must be in ${formatDimension(expected)}, but ${text} is ${bare ? 'a number without unit' : `in ${formatDimension(dimension)}`}.`,
    { fix: sameDimension(expected, DIMENSIONLESS) ? 'Leave the unit out.' : 'Give it a unit of that kind.' },
  );
}
