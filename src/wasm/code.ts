/**
 * The body of a WebAssembly function while it is being written: instructions go in one after another, in the order
 * of a stack machine. Locals are numbered as they are asked for.
 */
import { paddedUnsigned, signed, unsigned } from './leb128.js';
import {
  NO_RESULT,
  Op,
  type OpName,
  SIMD_PREFIX,
  Simd,
  type SimdName,
  Type,
  type ValueType,
} from './opcodes.js';

/** A function of the module; its number is known once all imports are. */
export interface FunctionRef {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
  readonly name: string;
}

/** A local variable or parameter of the function being written. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

/** Where the number of a called function is to be filled in. */
export interface Relocation {
  readonly at: number;
  readonly target: FunctionRef;
}

const BYTES_PER_V128 = 16;
/** Every access is written as unaligned: alignment is a hint that processors no longer need. */
const ANY_ALIGNMENT = 0;

export class Code {
  readonly bytes: number[] = [];
  readonly relocations: Relocation[] = [];
  readonly locals: ValueType[] = [];
  readonly parameters: readonly Local[];
  private depth = 0;

  constructor(parameterTypes: readonly ValueType[]) {
    this.parameters = parameterTypes.map((type, index) => ({ index, type }));
  }

  local(type: ValueType): Local {
    this.locals.push(type);
    return { index: this.parameters.length + this.locals.length - 1, type };
  }

  get(...locals: Local[]): this {
    for (const { index } of locals) this.bytes.push(Op['local.get'], ...unsigned(index));
    return this;
  }

  set({ index }: Local): this {
    this.bytes.push(Op['local.set'], ...unsigned(index));
    return this;
  }

  tee({ index }: Local): this {
    this.bytes.push(Op['local.tee'], ...unsigned(index));
    return this;
  }

  op(...names: OpName[]): this {
    for (const name of names) this.bytes.push(Op[name]);
    return this;
  }

  simd(...names: SimdName[]): this {
    for (const name of names) this.bytes.push(SIMD_PREFIX, ...unsigned(Simd[name]));
    return this;
  }

  /** Takes a lane out of the vector, or puts one in. */
  lane(name: SimdName, lane: number): this {
    this.simd(name).bytes.push(lane);
    return this;
  }

  i32(value: number): this {
    this.bytes.push(Op['i32.const'], ...signed(value | 0));
    return this;
  }

  i64(value: bigint): this {
    this.bytes.push(Op['i64.const'], ...signed(value));
    return this;
  }

  f64(value: number): this {
    this.bytes.push(Op['f64.const'], ...new Uint8Array(Float64Array.of(value).buffer));
    return this;
  }

  v128(lanes: Uint8Array): this {
    if (lanes.length !== BYTES_PER_V128) throw new RangeError('a vector has 16 bytes');
    this.simd('v128.const').bytes.push(...lanes);
    return this;
  }

  /** Which 16 of the 32 bytes of two vectors make the new one. */
  shuffle(lanes: readonly number[]): this {
    this.simd('i8x16.shuffle').bytes.push(...lanes);
    return this;
  }

  /** Loads from, or stores to, the address on the stack plus `offset` bytes. */
  memory(name: Extract<OpName, `${string}load${string}` | `${string}store${string}`>, offset: number): this {
    this.bytes.push(Op[name], ANY_ALIGNMENT, ...unsigned(offset));
    return this;
  }

  simdMemory(
    name:
      | 'v128.load'
      | 'v128.store'
      | 'v128.load64_splat'
      | 'v128.load64_zero'
      | 'v128.load32_zero'
      | 'v128.load32_splat',
    offset: number,
  ): this {
    this.simd(name).bytes.push(ANY_ALIGNMENT, ...unsigned(offset));
    return this;
  }

  simdLaneMemory(
    name: 'v128.load64_lane' | 'v128.store64_lane' | 'v128.store32_lane',
    offset: number,
    lane: number,
  ): this {
    this.simd(name).bytes.push(ANY_ALIGNMENT, ...unsigned(offset), lane);
    return this;
  }

  call(target: FunctionRef): this {
    this.bytes.push(Op.call);
    this.relocations.push({ at: this.bytes.length, target });
    this.bytes.push(...paddedUnsigned(0));
    return this;
  }

  /** Runs `body`; `exit` in it leaves. */
  block(body: (exit: Label) => void): this {
    return this.nest('block', body);
  }

  /** Runs `body` once; `again` in it goes back to its beginning. */
  loop(body: (again: Label) => void): this {
    return this.nest('loop', body);
  }

  /** Runs `body` if the i32 on the stack is not 0. */
  if(body: (exit: Label) => void): this {
    return this.nest('if', body);
  }

  br(label: Label): this {
    this.bytes.push(Op.br, ...unsigned(this.depth - label.depth));
    return this;
  }

  brIf(label: Label): this {
    this.bytes.push(Op.br_if, ...unsigned(this.depth - label.depth));
    return this;
  }

  private nest(kind: 'block' | 'loop' | 'if', body: (label: Label) => void): this {
    this.bytes.push(Op[kind], NO_RESULT);
    this.depth++;
    body({ depth: this.depth });
    this.depth--;
    return this.op('end');
  }

  /** The declarations of the locals: runs of one type. */
  localDeclarations(): number[] {
    const runs: { type: ValueType; count: number }[] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ type, count: 1 });
    }
    return [...unsigned(runs.length), ...runs.flatMap(({ type, count }) => [...unsigned(count), Type[type]])];
  }
}

/** A place that a branch can go to. */
export interface Label {
  readonly depth: number;
}
