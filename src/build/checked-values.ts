/** Values of a description (one for all, a text, a list), checked against the variable they are for. */
import type { ValueType } from '../equations/scope.js';
import { DIMENSIONLESS, type Dimension } from '../equations/units/dimension.js';
import type { Values } from '../network/description.js';
import { Problem, within } from '../problem.js';
import { type CheckedText, checkedText, type TextContext } from './checked-text.js';
import { expectDimension, type QuantityReader } from './quantity-reader.js';

export type CheckedValues =
  | { readonly kind: 'one'; readonly value: number }
  | { readonly kind: 'text'; readonly text: CheckedText }
  | { readonly kind: 'list'; readonly values: Float64Array };

export interface ValuesContext extends TextContext {
  readonly quantities: QuantityReader;
}

/** What the values are for. */
export interface Receiver {
  /** For messages: `v`, `The delay`. */
  readonly name: string;
  readonly dimension: Dimension;
  readonly type: ValueType;
}

export function checkValues(values: Values, receiver: Receiver, context: ValuesContext): CheckedValues {
  const { name, dimension, type } = receiver;
  if (typeof values === 'boolean') {
    if (type !== 'boolean') {
      throw new Problem(`${name} is not true or false.`, {
        fix: 'Give a number, with a unit if it has one.',
      });
    }
    return { kind: 'one', value: Number(values) };
  }
  if (typeof values === 'number') {
    expectDimension({ value: values, dimension: DIMENSIONLESS }, dimension, name, String(values));
    return { kind: 'one', value: values };
  }
  if (typeof values === 'string') {
    const text = checkedText(values, receiver, context);
    const { expression } = text;
    return expression.kind === 'number' ? { kind: 'one', value: expression.value } : { kind: 'text', text };
  }
  const list = Float64Array.from(values.values, (value, place) =>
    within(['values', place], () => context.quantities.value(value, dimension, `${name} (entry ${place})`)),
  );
  return { kind: 'list', values: list };
}

export function refuseLength(name: string, found: number, wanted: number, what: string): void {
  if (found === wanted) return;
  throw new Problem(`${name} has ${found} values for ${wanted} ${what}.`, {
    fix: `Give ${wanted}, one for each.`,
  });
}
