/**
 * JavaScript for expressions and statements. Names are of our own making and numbers are printed exactly, so no
 * character of a user's text comes into it. Everything that is not an operator is handed in as an argument.
 */

import { pow } from '../../numeric/index.js';
import { floorDivide, remainder } from '../arithmetic.js';
import type { BinaryOperator, CallNode, Expression } from '../expression.js';
import { FUNCTIONS } from '../functions.js';
import type { Program, Statement } from '../program.js';
import type { Scope } from '../scope.js';
import type { Bindings } from './bindings.js';
import { type ArrayPlace, type IndexName, placeOf } from './place.js';

/** How the arguments of a closure are called in its source. */
const ARGUMENT: Readonly<Record<IndexName, string>> = { index: 'i', pre: 'p', post: 'q' };
const TICK = 't';
const SHARED_INDEX = '0';

const INFIX: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>(['+', '-', '*', '/']);
const COMPARISON: ReadonlyMap<BinaryOperator, string> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['==', '==='],
  ['!=', '!=='],
]);

export class Source {
  /** Values the code refers to, as `h0`, `h1`, ... */
  readonly held: unknown[] = [];
  private readonly heldNames = new Map<unknown, string>();
  private readonly locals: Map<string, string>;
  /** What keys random draws. */
  private drawsFor: string = ARGUMENT.index;

  constructor(
    private readonly scope: Scope,
    private readonly bindings: Bindings,
    /** Names that are arguments, and what these are called in the source. */
    given: ReadonlyMap<string, string> = new Map(),
  ) {
    this.locals = new Map(given);
  }

  program({ statements }: Program): string {
    return statements.map((statement) => this.statement(statement)).join('\n');
  }

  expression(node: Expression): string {
    switch (node.kind) {
      case 'number':
        return printNumber(node.value);
      case 'symbol':
        return this.locals.get(node.name) ?? this.read(this.place(node.name));
      case 'unary': {
        const operand = this.expression(node.operand);
        return node.operator === '-' ? `(-${operand})` : `(${operand} === 0 ? 1 : 0)`;
      }
      case 'binary':
        return this.binary(node.operator, this.expression(node.left), this.expression(node.right));
      case 'call':
        return this.call(node);
    }
  }

  private statement({ target, local, value }: Statement): string {
    // What all share is drawn once for all of them.
    this.drawsFor = !local && this.scope.get(target)?.shared ? SHARED_INDEX : ARGUMENT.index;
    const computed = this.expression(value);
    if (local) {
      const name = `v${this.locals.size}`;
      this.locals.set(target, name);
      return `const ${name} = ${computed};`;
    }
    const place = this.place(target);
    if (place.kind !== 'array') throw new Error(`a program writes ${target}, which has no column`);
    return `${this.read(place)} = ${computed};`;
  }

  private place(name: string): ArrayPlace {
    return placeOf(name, this.scope, this.bindings);
  }

  private read(place: ArrayPlace): string {
    switch (place.kind) {
      case 'fixed':
        return printNumber(place.value);
      case 'index':
        return ARGUMENT[place.of];
      case 'time':
        return `(${TICK} * ${printNumber(this.bindings.dtSeconds)})`;
      case 'tick':
        return TICK;
      case 'array':
        return `${this.hold(place.array)}[${place.at === 0 ? 0 : ARGUMENT[place.at]}]`;
    }
  }

  private binary(operator: BinaryOperator, left: string, right: string): string {
    if (INFIX.has(operator)) return `(${left} ${operator} ${right})`;
    const comparison = COMPARISON.get(operator);
    if (comparison !== undefined) return `(${left} ${comparison} ${right} ? 1 : 0)`;
    switch (operator) {
      case 'and':
        return `(${left} !== 0 && ${right} !== 0 ? 1 : 0)`;
      case 'or':
        return `(${left} !== 0 || ${right} !== 0 ? 1 : 0)`;
      case '//':
        return `${this.hold(floorDivide)}(${left}, ${right})`;
      case '%':
        return `${this.hold(remainder)}(${left}, ${right})`;
      default:
        return `${this.hold(pow)}(${left}, ${right})`;
    }
  }

  private call(node: CallNode): string {
    const parts = node.arguments.map((argument) => this.expression(argument));
    if (node.name === 'select') return `(${parts[0]} !== 0 ? ${parts[1]} : ${parts[2]})`;
    const compute = FUNCTIONS.get(node.name)?.evaluate;
    if (compute !== undefined) return `${this.hold(compute)}(${parts.join(', ')})`;
    const key = [this.drawsFor, TICK, String(node.slot ?? 0)];
    return `${this.hold(this.bindings.stream)}.${drawMethod(node.name)}(${[...parts, ...key].join(', ')})`;
  }

  private hold(value: unknown): string {
    const name = this.heldNames.get(value) ?? `h${this.held.length}`;
    if (!this.heldNames.has(value)) {
      this.heldNames.set(value, name);
      this.held.push(value);
    }
    return name;
  }
}

export function drawMethod(name: string): 'uniform' | 'normal' | 'poisson' | 'binomial' {
  switch (name) {
    case 'rand':
      return 'uniform';
    case 'randn':
      return 'normal';
    case 'poisson':
    case 'binomial':
      return name;
    default:
      throw new Error(`${name} is neither computed nor drawn`);
  }
}

/** In parentheses where a sign would run into what stands before it. */
function printNumber(value: number): string {
  if (Object.is(value, -0)) return '(-0)';
  return value < 0 ? `(${value})` : String(value);
}
