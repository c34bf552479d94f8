/**
 * The words of an equation text: names, numbers, operators, parentheses and commas, each with its offset.
 * Spaces, line ends, comments and the backslash that continues a line are passed over. A character that the
 * dialect has no use for is refused here, by name.
 */
import { Problem } from '../problem.js';

export interface Token {
  readonly kind: 'name' | 'number' | 'operator';
  readonly text: string;
  readonly offset: number;
}

/** Longer texts are refused unread: no model comes near it, and hostile ones shall cost nothing. */
const MAX_CHARACTERS = 20_000;

const WORD =
  /([A-Za-z_][A-Za-z0-9_]*)|((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(\*\*|\/\/|<=|>=|==|!=|[-+*/%^<>(),])/y;
const BLANK = /(?:[ \t\r\n]|\\\r?\n|#[^\n]*)*/y;

export function tokenize(text: string): Token[] {
  if (text.length > MAX_CHARACTERS)
    throw new Problem(`This text has ${text.length} characters; more than ${MAX_CHARACTERS} are refused.`, {
      fix: 'Split it into subexpressions (`x = ... : unit`).',
      offset: 0,
    });
  const tokens: Token[] = [];
  for (let at = pastBlank(text, 0); at < text.length; at = pastBlank(text, at)) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (match === null) throw strangeCharacter(text, at);
    const [word, name, digits] = match;
    const kind = name !== undefined ? 'name' : digits !== undefined ? 'number' : 'operator';
    tokens.push({ kind, text: isSecond(word, tokens.at(-1)) ? 'second' : word, offset: at });
    at += word.length;
  }
  return tokens;
}

/** `s` is left to the user's variables, but right behind a number it can only be the second: `2 s`. */
function isSecond(word: string, before: Token | undefined): boolean {
  return word === 's' && before?.kind === 'number';
}

function pastBlank(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.exec(text);
  return BLANK.lastIndex;
}

/** What people write that is not part of the dialect, and what to write instead. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['=', 'Write `==` to compare; an expression cannot assign.'],
  ['!', 'Write `not` for logic, `!=` to compare; there are no factorials.'],
  ['&', 'Write `and`.'],
  ['|', 'Write `or`.'],
  ['~', 'Write `not`.'],
  ['?', 'Write `int(condition)*a + int(not condition)*b`.'],
  [':', 'Write `int(condition)*a + int(not condition)*b` for a choice; there are no ranges.'],
  ['[', 'Variables have no elements here: each neuron or synapse sees its own value under the plain name.'],
  [']', 'Variables have no elements here: each neuron or synapse sees its own value under the plain name.'],
  ['{', 'Use round parentheses.'],
  ['}', 'Use round parentheses.'],
  ["'", 'Write derivatives as `dx/dt = ...`; an expression holds no strings.'],
  ['"', 'An expression holds no strings.'],
  ['.', 'Nothing has parts to reach with a dot; write numbers as `0.5`.'],
  [';', 'Statements are separated in `reset`, `on_pre` and `on_post` only.'],
  ['@', 'Write `*` to multiply.'],
  ['×', 'Write `*` to multiply.'],
  ['·', 'Write `*` to multiply.'],
  ['⋅', 'Write `*` to multiply.'],
  ['÷', 'Write `/` to divide.'],
  ['−', 'Write the minus sign of the keyboard, `-`.'],
  ['–', 'Write the minus sign of the keyboard, `-`.'],
  ['²', 'Write `**2`.'],
  ['³', 'Write `**3`.'],
  ['≤', 'Write `<=`.'],
  ['≥', 'Write `>=`.'],
  ['≠', 'Write `!=`.'],
  ['µ', 'Write micro as `u`: `us`, `uF`.'],
  ['μ', 'Write micro as `u`: `us`, `uF`.'],
  ['Ω', 'Write `ohm`.'],
  ['\u03a9', 'Write `ohm`.'],
  ['π', 'Write `pi`.'],
  ['∞', 'Write `inf`.'],
]);

function strangeCharacter(text: string, at: number): Problem {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const printable = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
  const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  return new Problem(`${printable ? `\`${character}\`` : `The character ${code}`} means nothing here.`, {
    fix:
      ADVICE.get(character) ??
      (/\p{L}|\p{M}/u.test(character)
        ? `Names are made of the letters a to z, digits and \`_\`; this letter is ${code}.`
        : 'An expression is made of names, numbers, operators and parentheses.'),
    offset: at,
  });
}
