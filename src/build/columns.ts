/** Columns of a group, filled from checked values: one number per neuron or synapse, or one in all if shared. */
import type { Column } from '../equations/program.js';
import type { ValueType } from '../equations/scope.js';
import { Problem } from '../problem.js';
import type { CheckedText } from './checked-text.js';
import { type CheckedValues, refuseLength } from './checked-values.js';

/** Evaluates a text for every element, in order, into `into`; `name` is what it is for, and keys its random draws. */
export type FillFromText = (text: CheckedText, name: string, into: Float64Array) => void;

export interface Group {
  /** For messages: `neurons`, `synapses`. */
  readonly elements: string;
  readonly fill: FillFromText;
  /** The place in the user's list of each element; as listed if left out. */
  readonly listing?: Uint32Array;
}

export function emptyColumns(columns: readonly Column[], size: number): Map<string, Float64Array> {
  return new Map(
    columns.map(({ key, shared, initial }) => [key, new Float64Array(shared ? 1 : size).fill(initial)]),
  );
}

export function initialiseColumn(
  column: Float64Array,
  { key, type }: Pick<Column, 'key' | 'type'>,
  values: CheckedValues,
  group: Group,
): void {
  fillColumn(column, key, values, group);
  cast(column, type);
  refuseNonFinite(column, key, group.elements);
}

export function fillColumn(column: Float64Array, name: string, values: CheckedValues, group: Group): void {
  switch (values.kind) {
    case 'one':
      column.fill(values.value);
      return;
    case 'text':
      group.fill(values.text, name, column);
      return;
    case 'list': {
      refuseLength(name, values.values.length, column.length, group.elements);
      const { listing } = group;
      for (let element = 0; element < column.length; element++) {
        column[element] = values.values[listing === undefined ? element : listing[element]];
      }
    }
  }
}

/** A whole number is cut off towards zero and anything but 0 is true, as where Brian2 stores them. */
function cast(column: Float64Array, type: ValueType): void {
  if (type === 'float') return;
  for (let element = 0; element < column.length; element++) {
    column[element] = type === 'integer' ? Math.trunc(column[element]) + 0 : Number(column[element] !== 0);
  }
}

function refuseNonFinite(column: Float64Array, key: string, elements: string): void {
  const stray = column.findIndex((value) => !Number.isFinite(value));
  if (stray < 0) return;
  throw new Problem(`The initial ${key} of ${elements.slice(0, -1)} ${stray} is ${column[stray]}.`, {
    fix: 'Start from finite numbers: look for a division by zero or an overflow.',
  });
}
