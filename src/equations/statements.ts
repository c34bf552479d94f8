/** The statements of a reset, `on_pre` or `on_post`: `x = e`, `x += e` and its like, one a line or split by `;`. */
import { Problem } from '../problem.js';
import type { Assignment } from './checked.js';
import { type BinaryOperator, binary, type Expression, rewrite, symbol } from './expression.js';
import { demandVariableName } from './names.js';
import type { Parse } from './parser.js';
import { parsePart } from './text-part.js';

const HEAD = /\s*([A-Za-z_]\w*)\s*(\*\*|\/\/|[-+*/%^])?=(?!=)/y;
const COMMENT = /#[^\n]*/g;
/** Names of our own making cannot meet a user's. */
const VERSION = '@';

/**
 * `scopeNames` are the variables the text may see; a target that is none of them is a local of the text. A local
 * that is given a second value becomes a second local (`x@2`), so that each is written once.
 */
export function parseStatements(
  text: string,
  parse: Parse,
  scopeNames: { has(name: string): boolean },
  demandName: (name: string, offset: number) => void = demandVariableName,
): Assignment[] {
  const blanked = text.replace(COMMENT, (comment) => ' '.repeat(comment.length));
  const versions = new Map<string, number>();
  return pieces(blanked).map(([start, end]) => {
    const { target, operator, targetAt, valueAt } = head(blanked, start, end);
    const local = !scopeNames.has(target);
    if (local) demandName(target, targetAt);
    if (local && operator !== undefined && !versions.has(target))
      throw new Problem(`\`${target}\` has no value yet that \`${operator}=\` could change.`, {
        fix: `Give it one first (\`${target} = ...\`), or check the spelling.`,
        offset: targetAt,
      });
    const written = parsePart(parse, blanked, valueAt, end);
    const value = current(
      operator === undefined
        ? written
        : { ...binary(operator, { ...symbol(target), offset: targetAt }, written), offset: targetAt },
      versions,
    );
    const version = (versions.get(target) ?? 0) + 1;
    if (local) versions.set(target, version);
    return { target: local ? versioned(target, version) : target, local, value, offset: targetAt };
  });
}

const versioned = (name: string, version: number): string =>
  version === 1 ? name : name + VERSION + version;

function current(value: Expression, versions: ReadonlyMap<string, number>): Expression {
  if (versions.size === 0) return value;
  return rewrite(value, (node) => {
    const version = node.kind === 'symbol' ? versions.get(node.name) : undefined;
    return version === undefined || node.kind !== 'symbol'
      ? node
      : { ...node, name: versioned(node.name, version) };
  });
}

/** Starts and ends of the statements; line ends inside parentheses and after a backslash end none. */
function pieces(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === undefined || character === ';' || (character === '\n' && depth === 0)) {
      if (character === '\n' && /\\\r?$/.test(text.slice(Math.max(0, at - 2), at))) continue;
      if (text.slice(start, at).trim() !== '') found.push([start, at]);
      start = at + 1;
    }
  }
  return found;
}

interface Head {
  readonly target: string;
  readonly operator?: BinaryOperator;
  readonly targetAt: number;
  readonly valueAt: number;
}

function head(text: string, start: number, end: number): Head {
  HEAD.lastIndex = start;
  const match = HEAD.exec(text);
  if (match === null) throw notAStatement(text, start, end);
  const [whole, target, sign] = match;
  return {
    target,
    operator: sign === undefined ? undefined : sign === '**' ? '^' : (sign as BinaryOperator),
    targetAt: start + whole.indexOf(target),
    valueAt: start + whole.length,
  };
}

function notAStatement(text: string, start: number, end: number): Problem {
  const line = text.slice(start, end).trim();
  const offset = start + text.slice(start, end).search(/\S/);
  return new Problem(`\`${line.slice(0, LONGEST_SHOWN)}\` is not a statement.`, {
    fix: /^(if|for|while|def|return|import)\b/.test(line)
      ? 'There are no control structures; write a choice as `x = int(condition)*a + int(not condition)*b`.'
      : /^[A-Za-z_]\w*\s*(\[|\.)/.test(line)
        ? 'Name the variable alone: each neuron or synapse sees its own value.'
        : 'Write `x = ...` or `x += ...`.',
    offset,
  });
}

const LONGEST_SHOWN = 60;
