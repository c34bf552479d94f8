/**
 * Expressions as compositions of TensorFlow.js operations. Truth is 1 or 0, as everywhere here. Values are numbers as long
 * as nothing but numbers went into them, so that no tensor is made for a constant that could be folded.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { arithmetic } from '../../../equations/arithmetic.js';
import { type BinaryOperator, type Expression, walk } from '../../../equations/expression.js';
import { FUNCTIONS } from '../../../equations/functions.js';
import type { Tfjs } from './tfjs.js';

type Value = Tensor | number;
/** The value of an expression for what its names mean. */
export type Composed = (meanings: ReadonlyMap<string, Value>) => Value;

type OfTwo = (tf: Tfjs, a: Tensor, b: Tensor) => Tensor;

const OF_TWO: Readonly<Partial<Record<BinaryOperator | 'min' | 'max', OfTwo>>> = {
  '+': (tf, a, b) => tf.add(a, b),
  '-': (tf, a, b) => tf.sub(a, b),
  '*': (tf, a, b) => tf.mul(a, b),
  '/': (tf, a, b) => tf.div(a, b),
  '^': (tf, a, b) => tf.pow(...alike(tf, a, b)),
  '<': (tf, a, b) => number(tf, tf.less(...alike(tf, a, b))),
  '<=': (tf, a, b) => number(tf, tf.lessEqual(...alike(tf, a, b))),
  '>': (tf, a, b) => number(tf, tf.greater(...alike(tf, a, b))),
  '>=': (tf, a, b) => number(tf, tf.greaterEqual(...alike(tf, a, b))),
  '==': (tf, a, b) => number(tf, tf.equal(...alike(tf, a, b))),
  '!=': (tf, a, b) => number(tf, tf.notEqual(...alike(tf, a, b))),
  and: (tf, a, b) => tf.mul(number(tf, truth(tf, a)), number(tf, truth(tf, b))),
  or: (tf, a, b) => number(tf, truth(tf, tf.add(number(tf, truth(tf, a)), number(tf, truth(tf, b))))),
  min: (tf, a, b) => tf.minimum(...alike(tf, a, b)),
  max: (tf, a, b) => tf.maximum(...alike(tf, a, b)),
};

const OF_ONE: ReadonlyMap<string, (tf: Tfjs, x: Tensor) => Tensor> = new Map([
  ['exp', (tf, x) => tf.exp(x)],
  ['log', (tf, x) => tf.log(x)],
  ['expm1', (tf, x) => tf.expm1(x)],
  ['log1p', (tf, x) => tf.log1p(x)],
  ['sin', (tf, x) => tf.sin(x)],
  ['cos', (tf, x) => tf.cos(x)],
  ['tan', (tf, x) => tf.tan(x)],
  ['sinh', (tf, x) => tf.sinh(x)],
  ['cosh', (tf, x) => tf.cosh(x)],
  ['tanh', (tf, x) => tf.tanh(x)],
  ['arcsin', (tf, x) => tf.asin(x)],
  ['arccos', (tf, x) => tf.acos(x)],
  ['arctan', (tf, x) => tf.atan(x)],
  ['sqrt', (tf, x) => tf.sqrt(x)],
  ['floor', (tf, x) => tf.floor(x)],
  ['ceil', (tf, x) => tf.ceil(x)],
  ['abs', (tf, x) => tf.abs(x)],
  ['sign', (tf, x) => tf.sign(x)],
  ['int', (tf, x) => tf.mul(tf.sign(x), tf.floor(tf.abs(x)))],
] satisfies [string, (tf: Tfjs, x: Tensor) => Tensor][]);

/** Whether TensorFlow.js has an operation for everything in an expression. */
export function isComposable(expression: Expression): boolean {
  let composable = true;
  walk(expression, (node) => {
    if (node.kind === 'binary') composable &&= node.operator in OF_TWO;
    if (node.kind === 'call')
      composable &&= OF_ONE.has(node.name) || node.name in OF_TWO || OTHERS.has(node.name);
  });
  return composable;
}

const OTHERS: ReadonlySet<string> = new Set(['clip', 'select']);

export function compose(tf: Tfjs, node: Expression): Composed {
  const apply = (operation: OfTwo, a: Value, b: Value): Tensor => operation(tf, tensor(tf, a), tensor(tf, b));
  switch (node.kind) {
    case 'number': {
      const { value } = node;
      return () => value;
    }
    case 'symbol': {
      const { name } = node;
      return (meanings) => meanings.get(name)!;
    }
    case 'unary': {
      const operand = compose(tf, node.operand);
      const isMinus = node.operator === '-';
      return (meanings) => {
        const value = operand(meanings);
        if (typeof value === 'number') return isMinus ? -value : Number(value === 0);
        return isMinus ? tf.neg(value) : apply(OF_TWO['==']!, value, 0);
      };
    }
    case 'binary': {
      const { operator } = node;
      const [left, right] = [compose(tf, node.left), compose(tf, node.right)];
      const isSquare = operator === '^' && node.right.kind === 'number' && node.right.value === 2;
      return (meanings) => {
        const [a, b] = [left(meanings), right(meanings)];
        if (typeof a === 'number' && typeof b === 'number') return arithmetic(operator, a, b);
        return isSquare ? tf.square(a) : apply(OF_TWO[operator]!, a, b);
      };
    }
    case 'call': {
      const { name } = node;
      const parts = node.arguments.map((argument) => compose(tf, argument));
      if (name === 'int' && isTruth(node.arguments[0])) return parts[0];
      const compute = FUNCTIONS.get(name)!.evaluate!;
      return (meanings) => {
        const values = parts.map((part) => part(meanings));
        if (values.every((value) => typeof value === 'number')) return compute(...values);
        const [a, b, c] = values;
        const bounds = boundsOf(name, b, c);
        if (bounds !== undefined && typeof a !== 'number') return tf.clipByValue(a, ...bounds);
        const ofOne = OF_ONE.get(name);
        if (ofOne !== undefined) return ofOne(tf, tensor(tf, a));
        if (name === 'clip') return apply(OF_TWO.min!, apply(OF_TWO.max!, a, b), c);
        if (name === 'select') return choice(tf, tensor(tf, a), tensor(tf, b), tensor(tf, c));
        return apply(OF_TWO[name as 'min' | 'max']!, a, b);
      };
    }
  }
}

const tensor = (tf: Tfjs, value: Value): Tensor => (typeof value === 'number' ? tf.scalar(value) : value);
const number = (tf: Tfjs, truths: Tensor): Tensor => tf.cast(truths, 'float32');
const truth = (tf: Tfjs, x: Tensor): Tensor => tf.notEqual(...alike(tf, x, tf.scalar(0)));

const TRUTHS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', 'and', 'or', 'not']);

/** Whether it is 1 or 0 already. */
const isTruth = (node: Expression): boolean =>
  (node.kind === 'binary' || node.kind === 'unary') && TRUTHS.has(node.operator);

/** Not every operation of every backend lets rows go along columns, so both are made as large. */
function alike(tf: Tfjs, a: Tensor, b: Tensor): [Tensor, Tensor] {
  const shape = commonShape(a, b);
  return [enlarged(tf, a, shape), enlarged(tf, b, shape)];
}

function choice(tf: Tfjs, condition: Tensor, ifTrue: Tensor, ifFalse: Tensor): Tensor {
  const shape = commonShape(condition, ifTrue, ifFalse);
  const isTrue = truth(tf, enlarged(tf, condition, shape));
  return tf.where(isTrue, enlarged(tf, ifTrue, shape), enlarged(tf, ifFalse, shape));
}

/** Of what cuts off at numbers: one operation, and no matrix full of a bound. */
function boundsOf(name: string, b?: Value, c?: Value): [number, number] | undefined {
  if (typeof b !== 'number') return undefined;
  if (name === 'max') return [b, Number.POSITIVE_INFINITY];
  if (name === 'min') return [Number.NEGATIVE_INFINITY, b];
  return name === 'clip' && typeof c === 'number' && b <= c ? [b, c] : undefined;
}

/** Of numbers and matrices, whose rows and columns go along each other. */
function commonShape(...tensors: readonly Tensor[]): [number, number] {
  const along = (axis: number): number =>
    tensors.map(({ shape }) => shape[axis] ?? 1).find((size) => size !== 1) ?? 1;
  return [along(0), along(1)];
}

export function enlarged(tf: Tfjs, value: Tensor, [rows, columns]: [number, number]): Tensor {
  const isThere = value.shape.length === 2 && value.shape[0] === rows && value.shape[1] === columns;
  // Adding lets rows go along columns twenty times faster than `broadcastTo` in WebAssembly.
  return isThere ? value : tf.add(value, tf.zeros([rows, columns]));
}
