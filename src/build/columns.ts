/** Values of a group's variables, made from checked values: one number per neuron or synapse, or one in all. */
import type { Column } from '../equations/program.js';
import type { ValueType } from '../equations/scope.js';
import { Problem } from '../problem.js';
import type { CheckedText } from './checked-text.js';
import { type CheckedValues, refuseLength } from './checked-values.js';
import type { ColumnSet } from './column-set.js';

/** Evaluates a text for every element, in order, into `into`; `name` is what it is for, and keys its random draws. */
export type FillFromText = (text: CheckedText, name: string, into: Float64Array) => void;

export interface Group {
  /** For messages: `neurons`, `synapses`. */
  readonly elements: string;
  readonly fill: FillFromText;
  /** The place in the user's list of each element; as listed if left out. */
  readonly listing?: Uint32Array;
}

export function initialiseColumn(
  columns: ColumnSet,
  { key, type }: Pick<Column, 'key' | 'type'>,
  values: CheckedValues,
  group: Group,
): void {
  if (values.kind === 'one') {
    if (columns.lengthOf(key)! > 0) refuseNonFinite([values.value], key, group.elements);
    columns.set(key, castOne(values.value, type));
    return;
  }
  const column = new Float64Array(columns.lengthOf(key)!);
  fillColumn(column, key, values, group);
  if (type !== 'float')
    for (let element = 0; element < column.length; element++)
      column[element] = castOne(column[element], type);
  refuseNonFinite(column, key, group.elements);
  columns.set(key, column);
}

export function fillColumn(
  column: Float64Array,
  name: string,
  values: Exclude<CheckedValues, { kind: 'one' }>,
  group: Group,
): void {
  if (values.kind === 'text') {
    group.fill(values.text, name, column);
    return;
  }
  refuseLength(name, values.values.length, column.length, group.elements);
  const { listing } = group;
  for (let element = 0; element < column.length; element++) {
    column[element] = values.values[listing === undefined ? element : listing[element]];
  }
}

/** A whole number is cut off towards zero and anything but 0 is true, as where Brian2 stores them. */
function castOne(value: number, type: ValueType): number {
  if (type === 'float') return value;
  return type === 'integer' ? Math.trunc(value) + 0 : Number(value !== 0);
}

function refuseNonFinite(column: ArrayLike<number>, key: string, elements: string): void {
  for (let element = 0; element < column.length; element++) {
    if (Number.isFinite(column[element])) continue;
    throw new Problem(`The initial ${key} of ${elements.slice(0, -1)} ${element} is ${column[element]}.`, {
      fix: 'Start from finite numbers: look for a division by zero or an overflow.',
    });
  }
}
