/**
 * How wide a kernel works: one lane, the two f64 lanes of a vector, or its four f32 lanes. The same arithmetic in other
 * instructions. Columns may be kept in another precision than is computed in: they are converted on the way.
 *
 * `ONE_IN_VECTOR` computes one lane with the instructions for two, both of which hold the same: a choice is then a mixing of bits,
 * where plain instructions would branch, and guess wrong.
 */
import type { Precision } from '../numeric/precision.js';
import type { Code, Local } from './code.js';
import type { Kind, Node, Operation } from './graph.js';
import type { OpName, SimdName, ValueType } from './opcodes.js';
import { dropSubnormals } from './subnormals.js';

export interface Shape {
  readonly lanes: 1 | 2 | 4;
  /** Of its arithmetic. Words have as many bits. */
  readonly precision: Precision;
  /** Type of a local that holds a node of that kind. */
  localType(kind: Kind): ValueType;
  constant(code: Code, value: number): void;
  bits(code: Code, value: bigint): void;
  /** The instructions of an operation whose parts are on the stack. */
  operate(code: Code, node: Node): void;
  /** The truth value on the stack becomes an i32 that is not 0 if it is true in any lane. */
  anyTrue(code: Code): void;
  /** The truth value on the stack becomes an i32 with a bit for each lane, the first lane's the lowest. */
  truthBits(code: Code): void;
  /** Pushes one lane of a number as f64. */
  pushLane(code: Code, from: Local, lane: number): void;
  /** Puts the f64 on the stack into one lane of a number, and leaves the others as they are. */
  fillLane(code: Code, into: Local, lane: number): void;
  /** The f64 on the stack becomes a number, the same in all lanes. */
  widen(code: Code): void;
  /** Loads a number from the address on the stack: each lane its own entry. */
  load(code: Code, offset: number, kept: Precision): void;
  /** Loads one entry for all lanes. */
  loadForAll(code: Code, offset: number, kept: Precision): void;
  store(code: Code, offset: number, kept: Precision): void;
  /** Adds the two numbers on the stack. */
  add(code: Code): void;
  /** Whether the two numbers on the stack differ, as NaN does from itself. */
  differ(code: Code): void;
}

const SCALAR: Readonly<Partial<Record<Operation, OpName>>> = {
  add: 'f64.add',
  sub: 'f64.sub',
  mul: 'f64.mul',
  div: 'f64.div',
  min: 'f64.min',
  max: 'f64.max',
  sqrt: 'f64.sqrt',
  abs: 'f64.abs',
  neg: 'f64.neg',
  floor: 'f64.floor',
  ceil: 'f64.ceil',
  trunc: 'f64.trunc',
  eq: 'f64.eq',
  ne: 'f64.ne',
  lt: 'f64.lt',
  le: 'f64.le',
  gt: 'f64.gt',
  ge: 'f64.ge',
  and: 'i32.and',
  or: 'i32.or',
  not: 'i32.eqz',
  select: 'select',
  truth: 'f64.convert_i32_u',
  asWord: 'i64.reinterpret_f64',
  asNumber: 'f64.reinterpret_i64',
  wordAdd: 'i64.add',
  wordSub: 'i64.sub',
  wordAnd: 'i64.and',
  wordOr: 'i64.or',
  wordXor: 'i64.xor',
  wordShl: 'i64.shl',
  wordShr: 'i64.shr_u',
  wordSar: 'i64.shr_s',
};

export const ONE_LANE: Shape = {
  lanes: 1,
  precision: 'f64',
  localType: (kind) => (kind === 'number' ? 'f64' : kind === 'mask' ? 'i32' : 'i64'),
  constant: (code, value) => code.f64(value),
  bits: (code, value) => code.i64(value),
  operate(code, { operation, bits }) {
    if (operation === 'pmin' || operation === 'pmax') return scalarChoice(code, operation);
    if (bits !== undefined) code.i64(bits);
    code.op(instruction(SCALAR, operation));
  },
  anyTrue: () => {},
  truthBits: () => {},
  pushLane: (code, from) => code.get(from),
  fillLane: (code, into) => code.set(into),
  widen: () => {},
  load: loadOne,
  loadForAll: loadOne,
  store(code, offset, kept) {
    if (kept === 'f32') code.op('f32.demote_f64').memory('f32.store', offset);
    else code.memory('f64.store', offset);
  },
  add: (code) => code.op('f64.add'),
  differ: (code) => code.op('f64.ne'),
};

function loadOne(code: Code, offset: number, kept: Precision): void {
  if (kept === 'f32') code.memory('f32.load', offset).op('f64.promote_f32');
  else code.memory('f64.load', offset);
}

/** Processors have it, WebAssembly only for vectors. */
function scalarChoice(code: Code, operation: 'pmin' | 'pmax'): void {
  const [a, b] = [code.local('f64'), code.local('f64')];
  code.set(b).set(a);
  const [less, more] = operation === 'pmin' ? [b, a] : [a, b];
  code.get(b, a, less, more).op('f64.lt', 'select');
}

const VECTOR: Readonly<Partial<Record<Operation, SimdName>>> = {
  add: 'f64x2.add',
  sub: 'f64x2.sub',
  mul: 'f64x2.mul',
  div: 'f64x2.div',
  min: 'f64x2.min',
  max: 'f64x2.max',
  pmin: 'f64x2.pmin',
  pmax: 'f64x2.pmax',
  sqrt: 'f64x2.sqrt',
  abs: 'f64x2.abs',
  neg: 'f64x2.neg',
  floor: 'f64x2.floor',
  ceil: 'f64x2.ceil',
  trunc: 'f64x2.trunc',
  eq: 'f64x2.eq',
  ne: 'f64x2.ne',
  lt: 'f64x2.lt',
  le: 'f64x2.le',
  gt: 'f64x2.gt',
  ge: 'f64x2.ge',
  and: 'v128.and',
  or: 'v128.or',
  not: 'v128.not',
  select: 'v128.bitselect',
  wordAdd: 'i64x2.add',
  wordSub: 'i64x2.sub',
  wordAnd: 'v128.and',
  wordOr: 'v128.or',
  wordXor: 'v128.xor',
  wordShl: 'i64x2.shl',
  wordShr: 'i64x2.shr_u',
  wordSar: 'i64x2.shr_s',
};

export const TWO_LANES: Shape = {
  lanes: 2,
  precision: 'f64',
  localType: () => 'v128',
  constant: (code, value) => code.v128(new Uint8Array(Float64Array.of(value, value).buffer)),
  bits: (code, value) => code.v128(new Uint8Array(BigInt64Array.of(value, value).buffer)),
  operate(code, { operation, bits }) {
    switch (operation) {
      case 'asWord':
      case 'asNumber':
        return;
      case 'truth':
        // All bits of the lane or none: what is left of those of 1 is 1 or 0.
        TWO_LANES.constant(code, 1);
        code.simd('v128.and');
        return;
      default:
        if (bits !== undefined) code.i32(Number(bits));
        code.simd(instruction(VECTOR, operation));
    }
  },
  // A truth is all bits of its lane or none; V8 writes this in fewer instructions than `v128.any_true`.
  anyTrue: (code) => code.simd('i64x2.bitmask'),
  truthBits: (code) => code.simd('i64x2.bitmask'),
  pushLane: (code, from, lane) => code.get(from).lane('f64x2.extract_lane', lane),
  fillLane(code, into, lane) {
    const value = code.local('f64');
    code.set(value).get(into, value).lane('f64x2.replace_lane', lane).set(into);
  },
  widen: (code) => code.simd('f64x2.splat'),
  load(code, offset, kept) {
    if (kept === 'f32') code.simdMemory('v128.load64_zero', offset).simd('f64x2.promote_low_f32x4');
    else code.simdMemory('v128.load', offset);
  },
  loadForAll(code, offset, kept) {
    if (kept === 'f32') code.simdMemory('v128.load32_splat', offset).simd('f64x2.promote_low_f32x4');
    else code.simdMemory('v128.load64_splat', offset);
  },
  store(code, offset, kept) {
    if (kept === 'f32') {
      dropSubnormals(code.simd('f32x4.demote_f64x2_zero'));
      code.simdLaneMemory('v128.store64_lane', offset, 0);
    } else code.simdMemory('v128.store', offset);
  },
  add: (code) => code.simd('f64x2.add'),
  differ: (code) => code.simd('f64x2.ne'),
};

export const ONE_IN_VECTOR: Shape = {
  ...TWO_LANES,
  lanes: 1,
  fillLane: (code, into) => code.simd('f64x2.splat').set(into),
  load: TWO_LANES.loadForAll,
  store(code, offset, kept) {
    if (kept === 'f32') code.simd('f32x4.demote_f64x2_zero').simdLaneMemory('v128.store32_lane', offset, 0);
    else code.simdLaneMemory('v128.store64_lane', offset, 0);
  },
};

export function instruction<Name>(
  table: Readonly<Partial<Record<Operation, Name>>>,
  operation: Operation,
): Name {
  const name = table[operation];
  if (name === undefined) throw new Error(`there is no instruction for ${operation}`);
  return name;
}
