/**
 * Functions of JavaScript that a module calls where it has none of its own: rare arguments, rare functions, random draws of
 * single events. They are handed in when the module is instantiated.
 */
import { pow } from '../../numeric/index.js';
import type { FunctionRef } from '../../wasm/code.js';
import type { ModuleBuilder } from '../../wasm/module.js';
import { floorDivide, remainder } from '../arithmetic.js';
import { FUNCTIONS } from '../functions.js';

type OfNumbers = (...values: number[]) => number;

/** Operators that WebAssembly has no instruction for. */
const OPERATORS: ReadonlyMap<string, OfNumbers> = new Map([
  ['//', floorDivide],
  ['%', remainder],
  ['pow', pow],
]);

export class Outside {
  private readonly functions = new Map<string, OfNumbers>();

  constructor(private readonly module: ModuleBuilder) {}

  /** One of the functions or operators of the language, of so many arguments. */
  named(name: string, arity: number): FunctionRef {
    const compute = OPERATORS.get(name) ?? FUNCTIONS.get(name)?.evaluate;
    if (compute === undefined) throw new Error(`${name} is not a function`);
    return this.given(`${name}/${arity}`, arity, compute);
  }

  given(name: string, arity: number, compute: OfNumbers): FunctionRef {
    this.functions.set(name, compute);
    return this.module.import(name, new Array(arity).fill('f64'), ['f64']);
  }

  get imports(): Record<string, OfNumbers> {
    return Object.fromEntries(this.functions);
  }
}
