/** Runs what a graph describes, in one lane and in two. */
import type { Code, FunctionRef } from '../../src/wasm/code.js';
import { Emitter } from '../../src/wasm/emit.js';
import { Graph, type Node } from '../../src/wasm/graph.js';
import { IMPORTS, ModuleBuilder } from '../../src/wasm/module.js';
import { ONE_LANE, TWO_LANES } from '../../src/wasm/shape.js';

export type OfNumbers = (...values: number[]) => number;
export type Written = (g: Graph, args: readonly Node[], outside: (name: string) => FunctionRef) => Node;

const ONE_PAGE = { initial: 1, maximum: 1, shared: false };
const BYTES_PER_NUMBER = 8;
const BYTES_PER_PAIR = 16;
/** Arguments and results each have a stretch of the page. */
export const LONGEST = 2048;

type Exports = Readonly<Record<string, (...values: number[]) => number>>;

/** Instantiates a module; what it imports is given by name. */
export function instantiate(
  module: ModuleBuilder,
  given: Readonly<Record<string, OfNumbers>> = {},
): { readonly exports: Exports; readonly memory: WebAssembly.Memory } {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const imports = { [IMPORTS.functions]: { ...given, [IMPORTS.memory]: memory } };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), imports);
  return { exports: exports as Exports, memory };
}

/** A module of functions of numbers whose bodies `write` puts down. */
export function functionsOf(
  write: (module: ModuleBuilder) => void,
  given?: Record<string, OfNumbers>,
): Exports {
  const module = new ModuleBuilder(ONE_PAGE);
  write(module);
  return instantiate(module, given).exports;
}

export interface Runner {
  /** One value, computed in one lane. */
  one(...args: number[]): number;
  /** As many values as each argument has, an even number of at most `LONGEST`, two at a time. */
  two(...args: (readonly number[] | Float64Array)[]): Float64Array;
}

/** @param given what `outside` names. */
export function runner(write: Written, arity = 1, given: Readonly<Record<string, OfNumbers>> = {}): Runner {
  const module = new ModuleBuilder(ONE_PAGE);
  const types = new Array(arity).fill('f64');
  const outside = (name: string) => module.import(name, new Array(given[name].length).fill('f64'), ['f64']);
  const addressOf = (argument: number) => argument * LONGEST * BYTES_PER_NUMBER;
  module.function('one', types, ['f64'], (code) => {
    const g = new Graph();
    const args = code.parameters.map((local, k) => g.leaf(`x${k}`, (into) => into.get(local), true));
    const value = write(g, args, outside);
    new Emitter(code, ONE_LANE, [value]).push(g.asNumberKind(value));
  });
  module.function('two', ['i32'], [], (code) => {
    const g = new Graph();
    const offset = code.local('i32');
    const load = (into: Code, k: number) => into.get(offset).simdMemory('v128.load', addressOf(k));
    const args = types.map((_, k) => g.leaf(`x${k}`, (into) => load(into, k), true));
    const root = g.asNumberKind(write(g, args, outside));
    const emitter = new Emitter(code, TWO_LANES, [root]);
    emitter.hoist();
    code.loop((again) => {
      code.get(offset);
      emitter.push(root);
      code.simdMemory('v128.store', addressOf(arity));
      code.get(offset).i32(BYTES_PER_PAIR).op('i32.add').tee(offset);
      code.get(code.parameters[0]).op('i32.lt_u').brIf(again);
    });
  });
  const { exports, memory } = instantiate(module, given);
  const values = new Float64Array(memory.buffer);
  return {
    one: exports.one,
    two(...args) {
      args.forEach((arg, k) => {
        values.set(arg, k * LONGEST);
      });
      const { length } = args[0];
      exports.two(length * BYTES_PER_NUMBER);
      return values.slice(arity * LONGEST, arity * LONGEST + length);
    },
  };
}
