/**
 * A function of a module as text that people can read: what it leaves on its stack becomes formulas, and where it goes
 * back or leaves becomes indented blocks. Nothing is left out or put in another order.
 *
 *     integrate 0(tick: f64) -> i32
 *       i1 = 0
 *       loop A
 *         v[i1] = v[i1] * <0.99> + ge[i1]
 *         if i1 < 800: again A
 */
import type { Code, FunctionRef } from '../code.js';
import type { ValueType } from '../opcodes.js';
import { ByteReader } from './byte-reader.js';
import { atom, type Formula, formula, operands } from './formula.js';
import { computesInF32, goesToMemory, type Instruction, readInstruction } from './instruction.js';

/** What lies at an address, and how far behind its beginning the address is; undefined where nothing that has a name does. */
export type NameAddress = (address: number) => { readonly name: string; readonly behind: number } | undefined;

export function functionText(ref: FunctionRef, code: Code, nameAddress: NameAddress): string {
  return new FunctionText(ref, code, nameAddress).write();
}

class FunctionText {
  private readonly lines: string[] = [];
  private readonly stack: Formula[] = [];
  /** Names of the blocks around, and whether a branch to them goes back. */
  private readonly blocks: { readonly name: string; readonly back: boolean }[] = [];
  private readonly names: readonly string[];
  private spilled = 0;
  private named = 0;

  constructor(
    private readonly ref: FunctionRef,
    private readonly code: Code,
    private readonly nameAddress: NameAddress,
  ) {
    const types = [...ref.parameters, ...code.locals];
    this.names = types.map((type, index) => `${LETTERS[type]}${index}`);
  }

  write(): string {
    const { ref, code, names } = this;
    const parameters = ref.parameters.map((type, k) => `${names[k]}: ${type}`).join(', ');
    const results = ref.results.length === 0 ? '' : ` -> ${ref.results.join(', ')}`;
    const reader = new ByteReader(code.bytes);
    const inF32 = computesInF32(new ByteReader(code.bytes));
    while (!reader.atEnd) {
      const at = reader.place + 1;
      this.take(readInstruction(reader, inF32), () => this.calledAt(at));
    }
    if (this.stack.length > 0) throw new Error(`Something is left on the stack of ${ref.name}.`);
    return [`${ref.name}(${parameters})${results}`, ...this.lines].join('\n');
  }

  private take({ name, constant, numbers }: Instruction, called: () => FunctionRef): void {
    if (constant !== undefined) this.stack.push(atom(constant));
    else if (name === 'local.get') this.stack.push(atom(this.names[numbers[0]]));
    else if (name === 'local.set') this.set(this.names[numbers[0]]);
    else if (name === 'local.tee') {
      this.set(this.names[numbers[0]]);
      this.stack.push(atom(this.names[numbers[0]]));
    } else if (name === 'call') this.call(called());
    else if (name === 'drop') this.say(this.pop().text);
    else if (FLOW.has(name)) this.flow(name, numbers[0]);
    else if (goesToMemory(name)) this.memory(name, numbers);
    else this.stack.push(formula(name, this.popMany(operands(name)), numbers));
  }

  private flow(name: string, number: number): void {
    if (name === 'block' || name === 'loop') this.open(`${name} ${this.nextName()}`, name === 'loop');
    else if (name === 'if') this.open(`if ${this.pop().text}: ${this.nextName()}`, false);
    else if (name === 'else') this.say('else', NOTHING, this.blocks.length - 1);
    else if (name === 'end') this.close();
    else if (name === 'br') this.say(this.branch(number));
    else if (name === 'br_if') this.say(`if ${this.pop().text}: ${this.branch(number)}`);
    else if (name === 'return') this.giveBack();
    else this.say(name);
  }

  private memory(name: string, numbers: readonly number[]): void {
    const [type, access] = name.split('.');
    const stored = access.startsWith('store') ? this.pop() : undefined;
    const laneOf = access.startsWith('load') && access.endsWith('_lane') ? this.pop() : undefined;
    const address = this.pop();
    const place = `${this.placeText(address, numbers[0])}${accessText(type, access, numbers[1])}]`;
    if (laneOf !== undefined) this.stack.push(atom(`(${laneOf.text} with ${place})`));
    else if (stored === undefined) this.stack.push(atom(place));
    else this.say(`${place} = ${stored.text}`, READS_MEMORY);
  }

  /** Without the bracket that ends it. */
  private placeText(address: Formula, offset: number): string {
    const { name, behind } = this.nameAddress(offset) ?? { name: 'memory', behind: offset };
    return `${name}[${address.text}${behind === 0 ? '' : ` + ${behind}`}`;
  }

  private call(target: FunctionRef): void {
    const given = this.popMany(target.parameters.length).map(({ text }) => text);
    const text = `${target.name}(${given.join(', ')})`;
    if (target.results.length === 0) this.say(text, READS_MEMORY);
    else this.keep(text, READS_MEMORY);
  }

  private set(name: string): void {
    this.say(`${name} = ${this.pop().text}`, new RegExp(`\\b${name}\\b`));
  }

  private open(text: string, back: boolean): void {
    this.say(text, READS_ANYTHING);
    this.blocks.push({ name: text.slice(text.lastIndexOf(' ') + 1), back });
  }

  private close(): void {
    if (this.blocks.pop() === undefined && this.stack.length > 0) this.giveBack();
  }

  private giveBack(): void {
    const results = this.popMany(this.ref.results.length).map(({ text }) => text);
    this.say(['return', ...results].join(' '));
  }

  private branch(depth: number): string {
    const block = this.blocks.at(-1 - depth);
    if (block === undefined) return 'return';
    return `${block.back ? 'again' : 'leave'} ${block.name}`;
  }

  /** @param changed what the line changes: what has read it and is still on the stack is said before. */
  private say(text: string, changed: RegExp = NOTHING, depth = this.blocks.length): void {
    const waiting = this.stack.splice(0);
    for (const value of waiting) {
      if (changed.test(value.text)) this.keep(value.text, NOTHING);
      else this.stack.push(value);
    }
    this.line(text, depth);
  }

  /** Gives what has no name one, and leaves it on the stack. */
  private keep(text: string, changed: RegExp): void {
    const name = `t${this.spilled++}`;
    this.say(`${name} = ${text}`, changed);
    this.stack.push(atom(name));
  }

  private line(text: string, depth: number): void {
    this.lines.push(INDENT.repeat(depth + 1) + text);
  }

  private pop(): Formula {
    const top = this.stack.pop();
    if (top === undefined) throw new Error(`Nothing is left on the stack of ${this.ref.name}.`);
    return top;
  }

  private popMany(count: number): Formula[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  private nextName(): string {
    const letter = String.fromCharCode(FIRST_LETTER + (this.named % ALPHABET));
    const round = Math.floor(this.named++ / ALPHABET);
    return round === 0 ? letter : `${letter}${round}`;
  }

  private calledAt(at: number): FunctionRef {
    return this.code.relocations.find((relocation) => relocation.at === at)!.target;
  }
}

const LETTERS: Readonly<Record<ValueType, string>> = { i32: 'i', i64: 'l', f64: 'x', v128: 'v' };
const FLOW: ReadonlySet<string> = new Set([
  ...['block', 'loop', 'if', 'else', 'end', 'br', 'br_if', 'return', 'unreachable'],
]);
const NOTHING = /(?!)/;
const READS_MEMORY = /\[/;
/** A load, or a local that may be set. */
const READS_ANYTHING = /\[|\b[ilxv]\d/;
function accessText(type: string, access: string, lane: number): string {
  const width = access.replace(/^(load|store)/, '');
  if (width.endsWith('_lane')) return `: ${width.replace('_lane', '-bit lane')} ${lane}`;
  if (width === '' && PLAIN_ACCESS.has(type)) return '';
  return `: ${[type, width].filter((part) => part !== '').join(' ')}`;
}

/** What most loads and stores are of. */
const PLAIN_ACCESS: ReadonlySet<string> = new Set(['f64', 'v128']);
const INDENT = '  ';
const FIRST_LETTER = 65;
const ALPHABET = 26;
