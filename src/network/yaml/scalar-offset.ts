/**
 * From a character of a scalar's value to the character of the file that wrote it.
 *
 * YAML drops indentation, folds lines and resolves escapes, but it keeps every other character, in order. So the
 * n-th character of the value that is not white space is the n-th such character of the source, where an escape
 * counts as the one character it stands for.
 */
import { Scalar } from 'yaml';

/** `source` is the scalar as written, from its first character (a quote, `|`, `>`, or the text itself). */
export function scalarOffset(
  source: string,
  style: string | undefined,
  value: string,
  offset: number,
): number {
  const solid = countSolid(value, Math.min(offset, value.length));
  const trailing = offset - lastSolidEnd(value, offset);
  let seen = 0;
  let end = 0;
  for (const unit of units(source, style)) {
    if (!unit.solid) continue;
    if (seen === solid)
      return trailing > 0 && offset < value.length && isBlank(value[offset]) ? end + trailing : unit.start;
    seen++;
    end = unit.end;
  }
  return end + trailing;
}

interface Unit {
  readonly start: number;
  readonly end: number;
  /** Whether it stands for a character other than white space. */
  readonly solid: boolean;
}

function* units(source: string, style: string | undefined): Generator<Unit> {
  const block = style === Scalar.BLOCK_LITERAL || style === Scalar.BLOCK_FOLDED;
  const quoted = style === Scalar.QUOTE_DOUBLE || style === Scalar.QUOTE_SINGLE;
  const start = block ? source.indexOf('\n') + 1 : quoted ? 1 : 0;
  const stop = quoted ? source.length - 1 : source.length;
  for (let at = start; at < stop; ) {
    const end = at + lengthAt(source, at, style);
    yield { start: at, end, solid: isSolid(source.slice(at, end)) };
    at = end;
  }
}

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
/** Escapes that stand for white space: tab, newline, return, form feed, vertical tab, space, and the line's end. */
const BLANK_ESCAPE = /^\\[tnrfv \t\r\n_NLP]/;

function lengthAt(source: string, at: number, style: string | undefined): number {
  if (style === Scalar.QUOTE_DOUBLE && source[at] === '\\') return 2 + (HEX_DIGITS[source[at + 1]] ?? 0);
  if (style === Scalar.QUOTE_SINGLE && source.startsWith("''", at)) return 2;
  return 1;
}

function isSolid(unit: string): boolean {
  return unit.length > 1 ? !BLANK_ESCAPE.test(unit) : !isBlank(unit);
}

const isBlank = (character: string): boolean => /\s/.test(character);

function countSolid(value: string, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at++) if (!isBlank(value[at])) count++;
  return count;
}

/** Where the last character before `offset` that is not white space ends. */
function lastSolidEnd(value: string, offset: number): number {
  let end = Math.min(offset, value.length);
  while (end > 0 && isBlank(value[end - 1])) end--;
  return end;
}
