/** What to say of each kind of error that the YAML parser reports, and what to do about it. */
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

/** Where the parser's own words need knowledge of YAML's grammar, plainer ones. */
const PLAINLY: readonly (readonly [RegExp, string])[] = [
  [/^Nested mappings are not allowed/, 'This text holds a second `: `.'],
  [/^A block sequence may not be used as an implicit/, 'An entry of a list (`- ...`) follows what is none.'],
  [/^Implicit (map )?keys need/, 'This line is no `key: value`.'],
  [/^Flow sequence in block collection/, 'This `[` is not closed before the line ends.'],
  [/^Flow map in block collection/, 'This `{` is not closed before the line ends.'],
];

/** The parser's messages may quote the file. */
const LONGEST_MESSAGE = 120;

export function whatIn(message: string): string {
  const plain = PLAINLY.find(([pattern]) => pattern.test(message));
  return plain?.[1] ?? `${message.split('\n', 1)[0].slice(0, LONGEST_MESSAGE)}.`;
}

export function fixFor(code: ErrorCode, message: string): string {
  if (/^A block sequence/.test(message)) return 'Begin every entry of a list with `- `, indented alike.';
  if (/must .*end with a [\]}]/.test(message)) return `Close the bracket with \`${message.at(-1)}\`.`;
  if (code === 'MISSING_CHAR' && /quote/.test(message)) return 'Close the quote.';
  if (code === 'MISSING_CHAR' && /,/.test(message))
    return 'Separate entries by commas and close the bracket.';
  return (
    FIXES[code] ??
    'Write `key: value` lines, indented alike; put text that holds `: `, `#` or brackets in quotes.'
  );
}
