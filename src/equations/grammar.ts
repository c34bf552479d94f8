/**
 * Python's grammar for expressions, as far as the dialect goes, held over a list of tokens; and the same expression
 * written so that mathjs reads it as Python would.
 *
 * In that text every name and number is `_0`, `_1`, ...: the index of its token. So nothing of the user's but the
 * shape of the expression reaches mathjs, nothing in it can mean anything to mathjs, and its tree leads back to
 * the place of each name in the text. Where the two languages differ:
 * - `not a == b` is `not (a == b)` in Python: parentheses are put in;
 * - `//` and `%` are written as two operators of the same precedence (`./` and `mod`);
 * - `20 ms` is one quantity and binds tightest: `1/20 ms` is `1/(20*ms)`.
 */

import { Problem } from '../problem.js';
import { type FunctionSpec, findFunction } from './functions.js';
import { checkArity, example, misplaced, problem, unknownFunction } from './grammar-problems.js';
import { RESERVED } from './reserved-words.js';
import type { Token } from './tokens.js';
import { findUnit } from './units/unit.js';

/** More than any model needs; a tree of this size is walked by recursion without danger. */
const MAX_TOKENS = 2_000;
/** Parentheses, signs and powers inside each other. */
const MAX_NESTING = 100;

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);
const BINARY: ReadonlyMap<string, string> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
  ['//', './'],
  ['%', ' mod '],
  ['**', '^'],
  ['^', '^'],
  ['and', ' and '],
  ['or', ' or '],
  ...[...COMPARISONS].map((comparison): [string, string] => [comparison, comparison]),
]);

/** One pair of parentheses, or the whole text. */
interface Level {
  readonly opened?: Token;
  readonly called?: { readonly token: Token; readonly spec: FunctionSpec };
  arguments: number;
  /** Parentheses put in for `not`, still open. */
  nots: number;
  compared: boolean;
  /** Signs and powers since the last operator that ends them: how deep they nest. */
  run: number;
}

/** `2 s` is two seconds, though a plain `s` is left to the user's variables: behind a number nothing else is meant. */
export function spellOutSeconds(tokens: readonly Token[]): readonly Token[] {
  return tokens.map((token, at) =>
    token.text === 's' && tokens[at - 1]?.kind === 'number' ? { ...token, text: 'second' } : token,
  );
}

export function toMathjs(tokens: readonly Token[]): string {
  if (tokens.length === 0)
    throw new Problem('The expression is empty.', { fix: 'Write a value.', offset: 0 });
  if (tokens.length > MAX_TOKENS)
    throw new Problem(`The expression has ${tokens.length} parts; more than ${MAX_TOKENS} are refused.`, {
      fix: 'Split it into subexpressions (`x = ... : unit`).',
      offset: tokens[MAX_TOKENS].offset,
    });
  return new Writer(tokens).write();
}

class Writer {
  private out = '';
  private at = 0;
  private levels: Level[] = [newLevel()];
  private wantsOperand = true;

  constructor(private readonly tokens: readonly Token[]) {}

  write(): string {
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at];
      if (this.wantsOperand) this.operand(token);
      else this.afterOperand(token);
    }
    const last = this.tokens[this.tokens.length - 1];
    if (this.wantsOperand)
      throw problem(
        last,
        `The expression ends after \`${last.text}\`.`,
        last.text === '%' ? 'Write a share as a number: `0.1` for 10 %.' : 'Write what comes next.',
      );
    const level = this.level;
    if (level.opened !== undefined)
      throw problem(level.opened, 'This `(` is never closed.', 'Close it with `)`.');
    this.closeNots();
    return this.out;
  }

  private get level(): Level {
    return this.levels[this.levels.length - 1];
  }

  private operand(token: Token): void {
    const { kind, text } = token;
    if (kind === 'number') this.number(token);
    else if (kind === 'name') this.name(token);
    else if (text === '(') {
      this.at++;
      this.open({ ...newLevel(), opened: token });
    } else if (text === '-' || text === '+') {
      this.at++;
      this.nest(token);
      this.out += text;
    } else if (text !== ')')
      throw problem(token, `\`${text}\` has no value on its left.`, 'Write one, or remove it.');
    else if (this.level.called !== undefined && this.previousText() === '(') this.close(token);
    else throw problem(token, 'A value is missing before `)`.', 'Write it, or take the parentheses away.');
  }

  private number(token: Token): void {
    if (!Number.isFinite(Number(token.text)))
      throw problem(token, `${token.text} is too large for a number.`, 'Write `inf` for infinity.');
    this.at++;
    this.wantsOperand = false;
    const unit = this.tokens[this.at];
    if (unit?.kind !== 'name' || findUnit(unit.text) === undefined) {
      this.out += `_${this.at - 1}`;
      return;
    }
    this.out += `(_${this.at - 1}*_${this.at}`;
    this.at++;
    this.powerOfUnit(unit);
    this.out += ')';
  }

  /** In `10 cm**2` the power belongs to the unit, as on paper. */
  private powerOfUnit(unit: Token): void {
    const power = this.tokens[this.at];
    if (power?.text !== '**' && power?.text !== '^') return;
    this.at++;
    let sign = '';
    if (this.tokens[this.at]?.text === '-') {
      sign = '-';
      this.at++;
    }
    const exponent = this.tokens[this.at];
    if (exponent?.kind !== 'number' || this.tokens[this.at + 1]?.text === power.text)
      throw problem(
        power,
        `The power of \`${unit.text}\` must be a number.`,
        `Write \`*${unit.text}\` first.`,
      );
    this.out += `^(${sign}_${this.at})`;
    this.at++;
  }

  private name(token: Token): void {
    const next = this.tokens[this.at + 1];
    if (token.text === 'not') {
      this.not(token);
      return;
    }
    if (token.text === 'and' || token.text === 'or')
      throw problem(token, `\`${token.text}\` has no value on its left.`, 'Write one, or remove it.');
    const reserved = RESERVED.get(token.text);
    if (reserved !== undefined)
      throw problem(token, `\`${token.text}\` is not part of the dialect.`, reserved);
    const spec = findFunction(token.text);
    if (next?.text === '(') {
      if (spec === undefined) throw unknownFunction(token);
      this.out += `_${this.at}`;
      this.at += 2;
      this.open({ ...newLevel(), opened: next, called: { token, spec } });
      return;
    }
    if (spec !== undefined)
      throw problem(
        token,
        `\`${token.text}\` is a function and must be called.`,
        `Write \`${example(spec)}\`.`,
      );
    this.out += `_${this.at}`;
    this.at++;
    this.wantsOperand = false;
  }

  private not(token: Token): void {
    const before = this.previousText();
    if (before !== undefined && !['(', ',', 'and', 'or', 'not'].includes(before))
      throw problem(token, `\`not\` cannot follow \`${before}\`.`, 'Put `(not ...)` into parentheses.');
    this.at++;
    this.level.nots++;
    this.nest(token);
    this.out += '(not(';
  }

  private afterOperand(token: Token): void {
    if (token.text === ')') this.close(token);
    else if (token.text === ',') this.comma(token);
    else this.operator(token);
  }

  private operator(token: Token): void {
    const operator = BINARY.get(token.text);
    if (operator === undefined) throw misplaced(token, this.tokens[this.at - 1]);
    const level = this.level;
    if (token.text === 'and' || token.text === 'or') {
      this.closeNots();
      level.compared = false;
      level.run = 0;
    } else if (COMPARISONS.has(token.text)) {
      if (level.compared) throw problem(token, 'Comparisons cannot be chained.', 'Write `a < b and b < c`.');
      level.compared = true;
      level.run = 0;
    } else if (operator === '^') this.nest(token);
    else level.run = 0;
    this.out += operator;
    this.at++;
    this.wantsOperand = true;
  }

  private comma(token: Token): void {
    const level = this.level;
    if (level.called === undefined)
      throw problem(token, 'A comma stands only between arguments of a function.', 'Write `.` in numbers.');
    this.closeNots();
    level.arguments++;
    level.compared = false;
    level.run = 0;
    this.out += ',';
    this.at++;
    this.wantsOperand = true;
  }

  private open(level: Level): void {
    this.levels.push(level);
    this.nest(level.opened!);
    level.run = 0;
    this.out += '(';
  }

  private close(token: Token): void {
    const { opened, called } = this.level;
    if (opened === undefined)
      throw problem(token, 'This `)` closes nothing.', 'Remove it, or open it with `(`.');
    if (!this.wantsOperand) this.level.arguments++;
    this.closeNots();
    if (called !== undefined) checkArity(called.token, called.spec, this.level.arguments);
    this.levels.pop();
    this.out += ')';
    this.at++;
    this.wantsOperand = false;
  }

  private closeNots(): void {
    this.out += '))'.repeat(this.level.nots);
    this.level.nots = 0;
  }

  private nest(token: Token): void {
    this.level.run++;
    let depth = 0;
    for (const level of this.levels) depth += 1 + level.run;
    if (depth > MAX_NESTING)
      throw problem(token, 'The expression is nested too deeply.', 'Split it into subexpressions.');
  }

  private previousText(): string | undefined {
    return this.tokens[this.at - 1]?.text;
  }
}

function newLevel(): Level {
  return { arguments: 0, nots: 0, compared: false, run: 0 };
}
