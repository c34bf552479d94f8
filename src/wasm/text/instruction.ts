/** One instruction, read from the bytes of a function. */
import { Op, type OpName, SIMD_PREFIX, Simd, type SimdName } from '../opcodes.js';
import type { ByteReader } from './byte-reader.js';

export interface Instruction {
  readonly name: OpName | SimdName;
  /** Of a constant, its text; of loads, stores and what has a lane or a label, the numbers that follow it. */
  readonly constant?: string;
  readonly numbers: readonly number[];
}

/** @param inF32 whether vectors that look like four f32 are such. */
export function readInstruction(reader: ByteReader, inF32: boolean): Instruction {
  const code = reader.byte();
  const name = code === SIMD_PREFIX ? SIMD_NAMES.get(reader.unsigned()) : OP_NAMES.get(code);
  if (name === undefined) throw new Error(`There is no instruction ${code.toString(HEXADECIMAL)}.`);
  const constant = readConstant(name, reader, inF32);
  return { name, constant, numbers: constant === undefined ? readNumbers(name, reader) : [] };
}

function readConstant(name: Instruction['name'], reader: ByteReader, inF32: boolean): string | undefined {
  switch (name) {
    case 'i32.const':
    case 'i64.const':
      return String(reader.signed());
    case 'f64.const':
      return numberText(reader.f64());
    case 'v128.const': {
      const view = new DataView(reader.take(BYTES_PER_VECTOR).buffer);
      return (inF32 ? f32Text(view) : undefined) ?? vectorText(view);
    }
    default:
      return undefined;
  }
}

/** The offset of what goes to memory; a lane; the number of a local or label. */
function readNumbers(name: Instruction['name'], reader: ByteReader): number[] {
  if (name === 'i8x16.shuffle') return [...reader.take(BYTES_PER_VECTOR)];
  const numbers: number[] = [];
  if (goesToMemory(name)) {
    reader.unsigned();
    numbers.push(reader.unsigned());
  }
  if (name.endsWith('_lane')) numbers.push(reader.byte());
  if (NUMBERED.has(name)) numbers.push(reader.unsigned());
  return numbers;
}

export const goesToMemory = (name: string): boolean => /\.(load|store)/.test(name);

const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** Whether a function computes in f32; to convert, store and compare is not to compute. */
export function computesInF32(reader: ByteReader): boolean {
  while (!reader.atEnd) if (F32_ARITHMETIC.has(readInstruction(reader, false).name)) return true;
  return false;
}

const F32_ARITHMETIC: ReadonlySet<string> = new Set(['f32x4.add', 'f32x4.sub', 'f32x4.mul', 'f32x4.div']);

/** One f32 four times, in as few digits as tell it from others; undefined of anything else. */
function f32Text(view: DataView): string | undefined {
  const lanes = Array.from({ length: WORDS }, (_, k) => view.getFloat32(k * BYTES_PER_WORD, true));
  const [value] = lanes;
  const isNumber = Object.is(value, 0) || (Math.abs(value) >= SMALLEST_F32 && Number.isFinite(value));
  if (!isNumber || lanes.some((lane) => lane !== value)) return undefined;
  for (let digits = 1; ; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return `<${short}>`;
  }
}

/** Normal ones. */
const SMALLEST_F32 = 2 ** -126;

/** Two numbers, if they look like numbers; else four words. What is the same throughout is said once. */
function vectorText(view: DataView): string {
  const words = Array.from({ length: WORDS }, (_, k) => view.getUint32(k * BYTES_PER_WORD, true));
  const numbers = [0, 1].map((lane) => view.getFloat64(lane * BYTES_PER_F64, true));
  const areNumbers = numbers.every(looksLikeNumber) && (words[0] !== words[1] || words[0] === 0);
  const texts = areNumbers ? numbers.map(numberText) : words.map((word) => `0x${word.toString(HEXADECIMAL)}`);
  return `<${(new Set(texts).size === 1 ? texts.slice(0, 1) : texts).join(', ')}>`;
}

/** The bits of whole numbers make senseless ones. */
const looksLikeNumber = (value: number): boolean =>
  value === 0 || (Math.abs(value) > SMALLEST_LIKELY && Math.abs(value) < LARGEST_LIKELY);

const OP_NAMES = new Map(Object.entries(Op).map(([name, code]) => [code as number, name as OpName]));
const SIMD_NAMES = new Map(Object.entries(Simd).map(([name, code]) => [code as number, name as SimdName]));
const NUMBERED: ReadonlySet<string> = new Set([
  ...['local.get', 'local.set', 'local.tee', 'br', 'br_if', 'call', 'block', 'loop', 'if'],
]);
const HEXADECIMAL = 16;
const BYTES_PER_VECTOR = 16;
const BYTES_PER_WORD = 4;
const WORDS = 4;
const BYTES_PER_F64 = 8;
const SMALLEST_LIKELY = 1e-100;
const LARGEST_LIKELY = 1e100;
