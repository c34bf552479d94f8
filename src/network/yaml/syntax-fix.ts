/** What to do about each kind of error that the YAML parser reports. */
import type { ErrorCode } from 'yaml';

const QUOTE =
  'Put the text in quotes; a text of several lines goes below `key: |`, indented further than the key.';

const FIXES: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Indent the entries of one map or list alike, with spaces.',
  BAD_DQ_ESCAPE: 'Write `\\\\` for a backslash in "...", or use single quotes.',
  BAD_SCALAR_START: QUOTE,
  BLOCK_AS_IMPLICIT_KEY: QUOTE,
  BLOCK_IN_FLOW: 'Inside {...} and [...] write {key: value} and [item, item].',
  MULTILINE_IMPLICIT_KEY: 'Write `key: value`; if this is part of a text, indent it further than its key.',
  MULTIPLE_DOCS: 'Keep one network in a file: remove the line `---` between them.',
  TAG_RESOLVE_FAILED: 'Remove the `!` tag, or put the text in quotes.',
  BAD_ALIAS: 'A text that begins with `*` or `&` must be in quotes.',
  BAD_DIRECTIVE: 'Remove the line that begins with `%`.',
  RESOURCE_EXHAUSTION: 'Use fewer brackets and aliases inside each other.',
};

export function fixFor(code: ErrorCode, message: string): string {
  if (code === 'MISSING_CHAR' && /quote/.test(message)) return 'Close the quote.';
  if (code === 'MISSING_CHAR' && /,/.test(message))
    return 'Separate entries by commas and close the bracket.';
  return (
    FIXES[code] ??
    'Write `key: value` lines, indented alike; put text that holds `: `, `#` or brackets in quotes.'
  );
}
