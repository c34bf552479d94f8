/** Words of Python and of mathjs that are not names, and what to do instead. */
export const RESERVED: ReadonlyMap<string, string> = new Map([
  ['if', 'Write `int(condition)*a + int(not condition)*b` for `a if condition else b`.'],
  ['else', 'Write `int(condition)*a + int(not condition)*b` for `a if condition else b`.'],
  ['is', 'Write `==`.'],
  ['in', 'There are no lists to look in; write a comparison.'],
  ['xor', 'Write `(a or b) and not (a and b)`.'],
  ['to', 'Units convert by themselves; all values are SI.'],
  ['mod', 'Write `%`.'],
  ['None', 'Every variable has a value; leave the term out.'],
  ['true', 'Write `True`.'],
  ['false', 'Write `False`.'],
  ...[
    'lambda import from for while def class return yield async await with as assert break continue',
    'del elif except finally global nonlocal pass raise try',
  ]
    .join(' ')
    .split(' ')
    .map((word): [string, string] => [
      word,
      'An expression computes a number: no statements, no definitions.',
    ]),
]);

export function isReservedWord(name: string): boolean {
  return RESERVED.has(name) || name === 'and' || name === 'or' || name === 'not';
}
