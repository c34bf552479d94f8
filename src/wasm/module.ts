/**
 * A WebAssembly module while it is being written: one imported memory, imported JavaScript functions, and functions of
 * our own. The result of `finish` is what `new WebAssembly.Module` takes.
 */
import { Code, type FunctionRef } from './code.js';
import { paddedUnsigned, unsigned } from './leb128.js';
import { Type, type ValueType } from './opcodes.js';

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const Section = { type: 1, import: 2, function: 3, export: 7, code: 10, custom: 0 } as const;
const Kind = { function: 0, memory: 2 } as const;
const FUNCTION_TYPE = 0x60;
/** Of a memory: shared by threads, with a largest size. */
const SHARED_LIMITS = 0x03;
const UNSHARED_LIMITS = 0x01;
/** Of the custom section `name`: names of functions, which profilers show. */
const FUNCTION_NAMES = 1;

export interface MemoryLimits {
  /** In pages of 64 KiB. */
  readonly initial: number;
  readonly maximum: number;
  readonly shared: boolean;
}

export interface OwnFunction {
  readonly ref: FunctionRef;
  readonly code: Code;
}

/** The names under which a module imports what it needs. */
export const IMPORTS = { memory: 'memory', functions: 'js' } as const;

export class ModuleBuilder {
  private readonly imported: FunctionRef[] = [];
  private readonly own: OwnFunction[] = [];

  constructor(private readonly memory: MemoryLimits) {}

  /** A function of JavaScript; asked for twice by the same name it is the same. */
  import(name: string, parameters: readonly ValueType[], results: readonly ValueType[]): FunctionRef {
    const known = this.imported.find((ref) => ref.name === name);
    if (known !== undefined) return known;
    const ref = { name, parameters, results };
    this.imported.push(ref);
    return ref;
  }

  /** Exported under its name. */
  function(
    name: string,
    parameters: readonly ValueType[],
    results: readonly ValueType[],
    write: (code: Code) => void,
  ): FunctionRef {
    const ref = { name, parameters, results };
    const code = new Code(parameters);
    write(code);
    code.op('end');
    this.own.push({ ref, code });
    return ref;
  }

  /** Those written so far. */
  get functions(): readonly OwnFunction[] {
    return this.own;
  }

  finish(): Uint8Array<ArrayBuffer> {
    const functions = [...this.imported, ...this.own.map(({ ref }) => ref)];
    const numbers = new Map(functions.map((ref, index) => [ref, index]));
    const types: string[] = [];
    const typeOf = ({ parameters, results }: FunctionRef): number => {
      const bytes = [
        FUNCTION_TYPE,
        ...vector(parameters.map((type) => [Type[type]])),
        ...vector(results.map((type) => [Type[type]])),
      ];
      const key = bytes.join();
      if (!types.includes(key)) types.push(key);
      return types.indexOf(key);
    };
    const imports = this.imported.map((ref) => [
      ...text(IMPORTS.functions),
      ...text(ref.name),
      Kind.function,
      ...unsigned(typeOf(ref)),
    ]);
    const { initial, maximum, shared } = this.memory;
    const limits = [shared ? SHARED_LIMITS : UNSHARED_LIMITS, ...unsigned(initial), ...unsigned(maximum)];
    imports.push([...text(IMPORTS.functions), ...text(IMPORTS.memory), Kind.memory, ...limits]);
    const declared = this.own.map(({ ref }) => unsigned(typeOf(ref)));
    const exported = this.own.map(({ ref }) => [
      ...text(ref.name),
      Kind.function,
      ...unsigned(numbers.get(ref)!),
    ]);
    const bodies = this.own.map(({ code }) => body(code, numbers));
    const names = functions.map((ref, index) => [...unsigned(index), ...text(ref.name)]);
    return Uint8Array.from([
      ...MAGIC_AND_VERSION,
      ...section(Section.type, vector(types.map((key) => key.split(',').map(Number)))),
      ...section(Section.import, vector(imports)),
      ...section(Section.function, vector(declared)),
      ...section(Section.export, vector(exported)),
      ...section(Section.code, vector(bodies)),
      ...section(Section.custom, [...text('name'), ...section(FUNCTION_NAMES, vector(names))]),
    ]);
  }
}

function body(code: Code, numbers: ReadonlyMap<FunctionRef, number>): number[] {
  const bytes = code.bytes.slice();
  for (const { at, target } of code.relocations) {
    const number = numbers.get(target);
    if (number === undefined) throw new Error(`${target.name} is not a function of this module`);
    paddedUnsigned(number).forEach((byte, place) => {
      bytes[at + place] = byte;
    });
  }
  const whole = code.localDeclarations().concat(bytes);
  return unsigned(whole.length).concat(whole);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length)].concat(content);
}

function vector(items: readonly (readonly number[])[]): number[] {
  return unsigned(items.length).concat(items.flat());
}

function text(value: string): number[] {
  const bytes = [...new TextEncoder().encode(value)];
  return [...unsigned(bytes.length), ...bytes];
}
