/**
 * Columns by variable. One with the same value throughout is kept as that one value: of millions of synapses with one
 * weight nobody needs a column. Who asks for it gets one made, which is not kept.
 */
import type { Column } from '../equations/program.js';
import type { Columns } from './circuit.js';

interface Kept {
  readonly length: number;
  readonly values: number | Float64Array;
}

export class ColumnSet implements Columns {
  private readonly kept = new Map<string, Kept>();

  /** Those of a group of so many members, each as its program says it begins. */
  static initial(columns: readonly Column[], members: number): ColumnSet {
    const set = new ColumnSet();
    for (const { key, shared, initial } of columns) set.add(key, shared ? 1 : members, initial);
    return set;
  }

  add(key: string, length: number, values: number | Float64Array): void {
    this.kept.set(key, { length, values });
  }

  /** Of a column that there is. */
  set(key: string, values: number | Float64Array): void {
    this.add(key, this.lengthOf(key)!, values);
  }

  /** Entries of a column: one in all if it is shared. */
  lengthOf(key: string): number | undefined {
    return this.kept.get(key)?.length;
  }

  /** Variables that are kept as one value. */
  get constants(): ReadonlyMap<string, number> {
    const constants = new Map<string, number>();
    for (const [key, { values }] of this.kept) if (typeof values === 'number') constants.set(key, values);
    return constants;
  }

  get size(): number {
    return this.kept.size;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  get(key: string): Float64Array | undefined {
    const column = this.kept.get(key);
    if (column === undefined) return undefined;
    const { length, values } = column;
    return typeof values === 'number' ? new Float64Array(length).fill(values) : values;
  }

  keys() {
    return this.kept.keys();
  }

  *values(): Generator<Float64Array, undefined> {
    for (const key of this.kept.keys()) yield this.get(key)!;
  }

  *entries(): Generator<[string, Float64Array], undefined> {
    for (const key of this.kept.keys()) yield [key, this.get(key)!];
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  forEach(visit: (values: Float64Array, key: string, columns: Columns) => void): void {
    for (const [key, values] of this) visit(values, key, this);
  }
}

/** What columns keep as one value, whoever made them. */
export function constantsOf(columns: Columns): ReadonlyMap<string, number> {
  return columns instanceof ColumnSet ? columns.constants : NONE;
}

/** Entries of a column, which is not made for that. */
export function lengthIn(columns: Columns, key: string): number | undefined {
  return columns instanceof ColumnSet ? columns.lengthOf(key) : columns.get(key)?.length;
}

/** To the bit: 0 and -0 differ. */
export function isAlike(values: Float64Array): boolean {
  const [first] = values;
  for (let k = 1; k < values.length; k++) if (!Object.is(values[k], first)) return false;
  return true;
}

const NONE: ReadonlyMap<string, number> = new Map();
