/**
 * Columns of a group while it is built and after. A variable that has the same value for all is kept as that one value: of
 * millions of synapses with one weight nobody needs a column. Who asks for it gets one made, which is not kept.
 */
import type { Column } from '../equations/program.js';
import type { Columns } from './circuit.js';

export class ColumnSet implements Columns {
  private readonly kept = new Map<string, number | Float64Array>();
  private readonly shared: ReadonlySet<string>;

  /** Each column begins as its program says. */
  constructor(
    columns: readonly Column[],
    private readonly members: number,
  ) {
    for (const { key, initial } of columns) this.kept.set(key, initial);
    this.shared = new Set(columns.filter(({ shared }) => shared).map(({ key }) => key));
  }

  /** Entries of the column: one in all if it is shared. */
  lengthOf(key: string): number {
    return this.shared.has(key) ? 1 : this.members;
  }

  set(key: string, values: number | Float64Array): void {
    this.kept.set(key, values);
  }

  /** Variables of each member's own that are kept as one value. */
  get constants(): ReadonlyMap<string, number> {
    const constants = new Map<string, number>();
    for (const [key, values] of this.kept)
      if (typeof values === 'number' && !this.shared.has(key)) constants.set(key, values);
    return constants;
  }

  get size(): number {
    return this.kept.size;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  get(key: string): Float64Array | undefined {
    const values = this.kept.get(key);
    return typeof values === 'number' ? new Float64Array(this.lengthOf(key)).fill(values) : values;
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
