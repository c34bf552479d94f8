/** A graph whose nodes are matrices of f32 of known size: TensorFlow's operations, as far as plans need them. */
import { type NumberType, truthAttribute, typeAttribute } from './attribute.js';
import { type Attributes, Graph } from './graph.js';

/** A matrix in a graph. */
export interface Value {
  readonly node: string;
  readonly rows: number;
  readonly columns: number;
}

const T = { T: typeAttribute('f32') };
const OF_WHOLE_NUMBERS = { Tidx: typeAttribute('i32') };

export class MatrixGraph {
  private readonly graph = new Graph();

  savedModel(): Uint8Array {
    return this.graph.savedModel();
  }

  input(rows: number, columns: number): Value {
    return { node: this.graph.input([rows, columns]), rows, columns };
  }

  /** A node that may be asked for, which an input may not, nor another one twice. */
  output({ node }: Value): string {
    return this.graph.node('Identity', [node], T);
  }

  number(value: number): Value {
    return { node: this.graph.constant(Float32Array.of(value), [1, 1]), rows: 1, columns: 1 };
  }

  /** Entry by entry; rows and columns of one go along the others. */
  each(operation: string, ...values: readonly Value[]): Value {
    return this.along(operation, values, T);
  }

  /** 1 where an operation that tells truth from falsehood says so, else 0. */
  truths(operation: string, a: Value, b: Value): Value {
    const said = this.along(operation, [a, b], T);
    return { ...said, node: this.toNumbers(said.node, 'truth') };
  }

  choice(condition: Value, ifTrue: Value, ifFalse: Value): Value {
    const isTrue = this.along('NotEqual', [condition, this.number(0)], T);
    return this.along('SelectV2', [isTrue, ifTrue, ifFalse], T);
  }

  product(a: Value, b: Value, transposeA: boolean, transposeB: boolean): Value {
    const node = this.graph.node('MatMul', [a.node, b.node], {
      ...T,
      transpose_a: truthAttribute(transposeA),
      transpose_b: truthAttribute(transposeB),
    });
    return { node, rows: transposeA ? a.columns : a.rows, columns: transposeB ? b.rows : b.columns };
  }

  reshaped(value: Value, rows: number, columns: number): Value {
    if (value.rows === rows && value.columns === columns) return value;
    const node = this.graph.node('Reshape', [value.node, this.sizes(rows, columns)], {
      ...T,
      Tshape: typeAttribute('i32'),
    });
    return { node, rows, columns };
  }

  enlarged(value: Value, rows: number, columns: number): Value {
    if (value.rows === rows && value.columns === columns) return value;
    const node = this.graph.node('BroadcastTo', [value.node, this.sizes(rows, columns)], {
      ...T,
      ...OF_WHOLE_NUMBERS,
    });
    return { node, rows, columns };
  }

  /** Along an axis: 0 leaves one row, 1 one column. */
  reduced(operation: 'Sum' | 'Mean' | 'Max', value: Value, axis: 0 | 1): Value {
    const node = this.graph.node(operation, [value.node, this.whole(axis)], {
      ...T,
      ...OF_WHOLE_NUMBERS,
      keep_dims: truthAttribute(true),
    });
    return axis === 0 ? { ...value, node, rows: 1 } : { ...value, node, columns: 1 };
  }

  softmaxRows(value: Value): Value {
    return { ...value, node: this.graph.node('Softmax', [value.node], T) };
  }

  /** Columns of the largest entries of each row. */
  topColumns(value: Value, count: number): Value {
    return {
      node: this.toNumbers(this.topIndices(value, count), 'i32'),
      rows: value.rows,
      columns: count,
    };
  }

  /** 1 for the largest entries of each row, else 0. */
  markTop(value: Value, count: number): Value {
    const [one, zero] = [1, 0].map((number) => this.graph.constant(Float32Array.of(number), []));
    const depth = this.graph.constant(Int32Array.of(value.columns), []);
    const marks = this.graph.node('OneHot', [this.topIndices(value, count), depth, one, zero], {
      ...T,
      TI: typeAttribute('i32'),
    });
    const node = this.graph.node('Sum', [marks, this.whole(1)], {
      ...T,
      ...OF_WHOLE_NUMBERS,
      keep_dims: truthAttribute(false),
    });
    return { ...value, node };
  }

  gatheredRows(value: Value, rows: Int32Array): Value {
    const indices = this.graph.constant(rows, [rows.length]);
    const node = this.graph.node('GatherV2', [value.node, indices, this.whole(0)], {
      Tparams: typeAttribute('f32'),
      Tindices: typeAttribute('i32'),
      Taxis: typeAttribute('i32'),
    });
    return { node, rows: rows.length, columns: value.columns };
  }

  private topIndices(value: Value, count: number): string {
    const k = this.graph.constant(Int32Array.of(count), []);
    return `${this.graph.node('TopKV2', [value.node, k], T)}:1`;
  }

  private along(operation: string, values: readonly Value[], attributes: Attributes): Value {
    const node = this.graph.node(
      operation,
      values.map((value) => value.node),
      attributes,
    );
    const longest = (sizes: readonly number[]): number => sizes.find((size) => size !== 1) ?? 1;
    return {
      node,
      rows: longest(values.map(({ rows }) => rows)),
      columns: longest(values.map(({ columns }) => columns)),
    };
  }

  private toNumbers(node: string, from: NumberType): string {
    return this.graph.node('Cast', [node], { SrcT: typeAttribute(from), DstT: typeAttribute('f32') });
  }

  private sizes(rows: number, columns: number): string {
    return this.graph.constant(Int32Array.of(rows, columns), [2]);
  }

  private whole(value: number): string {
    return this.graph.constant(Int32Array.of(value), []);
  }
}
