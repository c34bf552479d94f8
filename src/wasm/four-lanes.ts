/** Four f32 lanes of a vector: half the bits, twice the lanes. Words are of 32 bits. */
import type { Code } from './code.js';
import type { Operation } from './graph.js';
import type { SimdName } from './opcodes.js';
import { instruction, type Shape } from './shape.js';
import { dropSubnormals } from './subnormals.js';

const VECTOR: Readonly<Partial<Record<Operation, SimdName>>> = {
  add: 'f32x4.add',
  sub: 'f32x4.sub',
  mul: 'f32x4.mul',
  div: 'f32x4.div',
  min: 'f32x4.min',
  max: 'f32x4.max',
  pmin: 'f32x4.pmin',
  pmax: 'f32x4.pmax',
  sqrt: 'f32x4.sqrt',
  abs: 'f32x4.abs',
  neg: 'f32x4.neg',
  floor: 'f32x4.floor',
  ceil: 'f32x4.ceil',
  trunc: 'f32x4.trunc',
  eq: 'f32x4.eq',
  ne: 'f32x4.ne',
  lt: 'f32x4.lt',
  le: 'f32x4.le',
  gt: 'f32x4.gt',
  ge: 'f32x4.ge',
  and: 'v128.and',
  or: 'v128.or',
  not: 'v128.not',
  select: 'v128.bitselect',
  wordAdd: 'i32x4.add',
  wordSub: 'i32x4.sub',
  wordAnd: 'v128.and',
  wordOr: 'v128.or',
  wordXor: 'v128.xor',
  wordShl: 'i32x4.shl',
  wordShr: 'i32x4.shr_u',
  wordSar: 'i32x4.shr_s',
};

const LANES = 4;
const BYTES_PER_VECTOR = 16;

export const FOUR_LANES: Shape = {
  lanes: LANES,
  precision: 'f32',
  localType: () => 'v128',
  constant: (code, value) => code.v128(new Uint8Array(new Float32Array(LANES).fill(value).buffer)),
  bits: (code, value) => code.v128(new Uint8Array(new Int32Array(LANES).fill(Number(value)).buffer)),
  operate(code, { operation, bits }) {
    switch (operation) {
      case 'asWord':
      case 'asNumber':
        return;
      case 'truth':
        FOUR_LANES.constant(code, 1);
        code.simd('v128.and');
        return;
      default:
        if (bits !== undefined) code.i32(Number(bits));
        code.simd(instruction(VECTOR, operation));
    }
  },
  anyTrue: (code) => code.simd('i32x4.bitmask'),
  truthBits: (code) => code.simd('i32x4.bitmask'),
  pushLane: (code, from, lane) => code.get(from).lane('f32x4.extract_lane', lane).op('f64.promote_f32'),
  fillLane(code, into, lane) {
    const value = code.local('f64');
    code.set(value).get(into, value).op('f32.demote_f64').lane('f32x4.replace_lane', lane).set(into);
  },
  widen: (code) => code.op('f32.demote_f64').simd('f32x4.splat'),
  load(code, offset, kept) {
    if (kept === 'f32') code.simdMemory('v128.load', offset);
    else loadDemoted(code, offset);
  },
  loadForAll(code, offset, kept) {
    if (kept === 'f32') code.simdMemory('v128.load32_splat', offset);
    else FOUR_LANES.widen(code.memory('f64.load', offset));
  },
  store(code, offset, kept) {
    if (kept !== 'f32') throw new Error('what is computed in f32 is not kept in f64');
    dropSubnormals(code);
    code.simdMemory('v128.store', offset);
  },
  add: (code) => code.simd('f32x4.add'),
  differ: (code) => code.simd('f32x4.ne'),
};

/** The first halves of two vectors. */
const FIRST_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

function loadDemoted(code: Code, offset: number): void {
  const address = code.local('i32');
  code.tee(address).simdMemory('v128.load', offset).simd('f32x4.demote_f64x2_zero');
  code
    .get(address)
    .simdMemory('v128.load', offset + BYTES_PER_VECTOR)
    .simd('f32x4.demote_f64x2_zero');
  code.shuffle(FIRST_HALVES);
}
