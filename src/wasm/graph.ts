/**
 * Arithmetic as a graph of values, for one lane or for all lanes of a vector at once: what elementary functions and
 * kernels are written in, before it becomes instructions (emit.ts).
 *
 * Nodes that compute the same from the same are one node, so nothing is computed twice; what is made of constants
 * alone is computed here. Nothing is reassociated and nothing is fused: every operation is the one that was asked for,
 * correctly rounded, so the bits are those of the same arithmetic in JavaScript.
 */
import type { Code, FunctionRef } from './code.js';

/** A lane holds an f64, a truth value or 64 bits. */
export type Kind = 'number' | 'mask' | 'word';

export type Operation =
  | 'constant'
  | 'bits'
  | 'leaf'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'min'
  | 'max'
  | 'pmin'
  | 'pmax'
  | 'sqrt'
  | 'abs'
  | 'neg'
  | 'floor'
  | 'ceil'
  | 'trunc'
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'and'
  | 'or'
  | 'not'
  | 'select'
  | 'truth'
  | 'asWord'
  | 'asNumber'
  | 'wordAdd'
  | 'wordSub'
  | 'wordAnd'
  | 'wordOr'
  | 'wordXor'
  | 'wordShl'
  | 'wordShr'
  | 'wordSar'
  | 'outside'
  | 'unlessRare';

/** Pushes the value of a leaf: a scalar, or a vector of it. */
export type EmitLeaf = (code: Code) => void;

export interface Node {
  readonly id: number;
  readonly operation: Operation;
  readonly kind: Kind;
  readonly parts: readonly Node[];
  /** Of a constant. */
  readonly value?: number;
  /** Of bits, or by how many bits a word is shifted. */
  readonly bits?: bigint;
  /** Of a leaf. */
  readonly emit?: EmitLeaf;
  /** Of `outside` and `unlessRare`: a function of f64 values that computes one lane. */
  readonly call?: FunctionRef;
  /** Whether it differs from one turn of the kernel's loop to the next. */
  readonly varies: boolean;
}

const FOLDED: Readonly<Partial<Record<Operation, (a: number, b: number) => number>>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  min: Math.min,
  max: Math.max,
  sqrt: Math.sqrt,
  abs: Math.abs,
  neg: (a) => -a,
  floor: Math.floor,
  ceil: Math.ceil,
  trunc: Math.trunc,
};

export class Graph {
  private readonly known = new Map<string, Node>();
  private count = 0;

  number(value: number): Node {
    const key = `number ${Object.is(value, -0) ? '-0' : value}`;
    return this.remember(key, { operation: 'constant', kind: 'number', parts: [], value, varies: false });
  }

  bits(bits: bigint): Node {
    return this.remember(`bits ${bits}`, { operation: 'bits', kind: 'word', parts: [], bits, varies: false });
  }

  /** A value from elsewhere: a column, the time. Leaves of the same name are the same. */
  leaf(name: string, emit: EmitLeaf, varies: boolean): Node {
    return this.remember(`leaf ${name}`, { operation: 'leaf', kind: 'number', parts: [], emit, varies });
  }

  add(a: Node, b: Node): Node {
    return this.arithmetic('add', a, b);
  }

  sub(a: Node, b: Node): Node {
    return this.arithmetic('sub', a, b);
  }

  mul(a: Node, b: Node): Node {
    if (isConstant(a, 1)) return this.asNumberKind(b);
    if (isConstant(b, 1)) return this.asNumberKind(a);
    return this.arithmetic('mul', a, b);
  }

  div(a: Node, b: Node): Node {
    return isConstant(b, 1) ? this.asNumberKind(a) : this.arithmetic('div', a, b);
  }

  /** As Math.min: NaN if either is, and -0 below 0. */
  min(a: Node, b: Node): Node {
    return this.arithmetic('min', a, b);
  }

  max(a: Node, b: Node): Node {
    return this.arithmetic('max', a, b);
  }

  /** `b < a ? b : a`, quicker than `min`: NaN only if `a` is. */
  pmin(a: Node, b: Node): Node {
    return this.make('pmin', 'number', [a, b]);
  }

  /** `a < b ? b : a`. */
  pmax(a: Node, b: Node): Node {
    return this.make('pmax', 'number', [a, b]);
  }

  sqrt(a: Node): Node {
    return this.arithmetic('sqrt', a);
  }

  abs(a: Node): Node {
    return this.arithmetic('abs', a);
  }

  neg(a: Node): Node {
    return this.arithmetic('neg', a);
  }

  floor(a: Node): Node {
    return this.arithmetic('floor', a);
  }

  ceil(a: Node): Node {
    return this.arithmetic('ceil', a);
  }

  trunc(a: Node): Node {
    return this.arithmetic('trunc', a);
  }

  compare(operation: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge', a: Node, b: Node): Node {
    return this.make(operation, 'mask', [this.asNumberKind(a), this.asNumberKind(b)]);
  }

  and(a: Node, b: Node): Node {
    return this.make('and', 'mask', [this.asMask(a), this.asMask(b)]);
  }

  or(a: Node, b: Node): Node {
    return this.make('or', 'mask', [this.asMask(a), this.asMask(b)]);
  }

  /** True where the mask is false, or the number 0. */
  not(a: Node): Node {
    return a.kind === 'mask' ? this.make('not', 'mask', [a]) : this.compare('eq', a, this.number(0));
  }

  /** Both are computed, whatever the condition. */
  select(condition: Node, ifTrue: Node, ifFalse: Node): Node {
    if (ifTrue === ifFalse) return ifTrue;
    const kind = ifTrue.kind === 'word' ? 'word' : 'number';
    const choices =
      kind === 'word' ? [ifTrue, ifFalse] : [this.asNumberKind(ifTrue), this.asNumberKind(ifFalse)];
    return this.make('select', kind, [this.asMask(condition), ...choices]);
  }

  /** The 64 bits of a number. */
  asWord(a: Node): Node {
    return this.make('asWord', 'word', [a]);
  }

  /** The number that has these bits. */
  fromWord(a: Node): Node {
    return this.make('asNumber', 'number', [a]);
  }

  word(operation: 'wordAdd' | 'wordSub' | 'wordAnd' | 'wordOr' | 'wordXor', a: Node, b: Node): Node {
    return this.make(operation, 'word', [a, b]);
  }

  shift(operation: 'wordShl' | 'wordShr' | 'wordSar', a: Node, bits: number): Node {
    return this.make(operation, 'word', [a], { bits: BigInt(bits) });
  }

  /** A function that JavaScript computes, lane by lane. */
  outside(call: FunctionRef, parts: readonly Node[]): Node {
    return this.make(
      'outside',
      'number',
      parts.map((part) => this.asNumberKind(part)),
      { call },
    );
  }

  /** `usual`, but where `rare` is true for any lane, all lanes are what JavaScript computes of the arguments. */
  unlessRare(rare: Node, usual: Node, call: FunctionRef, parts: readonly Node[]): Node {
    return this.make('unlessRare', 'number', [rare, usual, ...parts], { call });
  }

  /** 1 where the mask is true, else 0. */
  asNumberKind(node: Node): Node {
    return node.kind === 'mask' ? this.make('truth', 'number', [node]) : node;
  }

  /** Whether a number is not 0. */
  asMask(node: Node): Node {
    if (node.kind === 'mask') return node;
    if (node.operation === 'truth') return node.parts[0];
    return this.compare('ne', node, this.number(0));
  }

  private arithmetic(operation: Operation, ...given: Node[]): Node {
    const parts = given.map((part) => this.asNumberKind(part));
    const fold = FOLDED[operation];
    if (fold !== undefined && parts.every((part) => part.operation === 'constant')) {
      const [a, b] = parts.map((part) => part.value!);
      return this.number(fold(a, b));
    }
    return this.make(operation, 'number', parts);
  }

  private make(
    operation: Operation,
    kind: Kind,
    parts: readonly Node[],
    extra: Pick<Node, 'bits' | 'call'> = {},
  ): Node {
    const key = [operation, extra.bits, extra.call?.name, ...parts.map(({ id }) => id)].join(' ');
    return this.remember(key, {
      operation,
      kind,
      parts,
      varies: parts.some(({ varies }) => varies),
      ...extra,
    });
  }

  private remember(key: string, node: Omit<Node, 'id'>): Node {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = { ...node, id: this.count++ };
    this.known.set(key, made);
    return made;
  }
}

function isConstant(node: Node, value: number): boolean {
  return node.operation === 'constant' && node.value === value;
}
