/** Instructions that compute, as formulas: `a + b` rather than `f64.add` of what lies on a stack. */

/** A part of a formula; the higher its rank, the closer it holds together. */
export interface Formula {
  readonly text: string;
  readonly rank: number;
}

export const atom = (text: string): Formula => ({ text, rank: ATOM });

/** How many values an instruction takes; only those that compute are asked for. */
export function operands(name: string): number {
  if (name === 'select' || name === 'v128.bitselect') return 3;
  return UNARY.test(name) ? 1 : 2;
}

export function formula(name: string, parts: readonly Formula[], numbers: readonly number[]): Formula {
  const [type, operation] = split(name);
  const sign = PLAIN_TYPES.has(type) ? SIGNS.get(operation) : undefined;
  if (sign !== undefined && parts.length === 2) return infix(sign, parts[0], parts[1]);
  if (name === 'select') return atom(`(${parts[2].text} ? ${parts[0].text} : ${parts[1].text})`);
  if (operation === 'neg') return { text: `-${within(parts[0], ATOM)}`, rank: RANKS.get('*')! };
  if (operation === 'extract_lane') return atom(`${within(parts[0], ATOM)}.${numbers[0]}`);
  const shown = PLAIN_TYPES.has(type) && !operation.includes('_') ? operation : name;
  return atom(`${shown}(${[...parts.map(({ text }) => text), ...numbers].join(', ')})`);
}

/** Sums are not put together anew, so what stands on the right keeps its brackets. */
function infix(sign: string, left: Formula, right: Formula): Formula {
  const rank = RANKS.get(sign) ?? LOOSE;
  const least = rank === LOOSE ? rank + 1 : rank;
  return { text: `${within(left, least)} ${sign} ${within(right, rank + 1)}`, rank };
}

const within = ({ text, rank }: Formula, least: number): string => (rank >= least ? text : `(${text})`);

function split(name: string): [type: string, operation: string] {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** The types of numbers and addresses. Others are named, for what `+` is of them depends on how wide the lanes are. */
const PLAIN_TYPES: ReadonlySet<string> = new Set(['f32x4', 'f64', 'f64x2', 'i32', 'i64', 'v128']);

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['div', '/'],
  ['and', '&'],
  ['or', '|'],
  ['xor', '^'],
  ['shl', '<<'],
  ['shr_s', '>>'],
  ['shr_u', '>>>'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['gt', '>'],
  ['le', '<='],
  ['ge', '>='],
  ['lt_s', '<'],
  ['lt_u', '<'],
  ['gt_u', '>'],
  ['ge_u', '>='],
]);

/** All others are loose: in brackets wherever they stand in something else. */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['+', 2],
  ['-', 2],
  ['*', 4],
  ['/', 4],
]);
const LOOSE = 0;
const ATOM = 9;

const UNARY =
  /\.(eqz|ctz|abs|neg|ceil|floor|trunc|sqrt|splat|not|any_true|bitmask|extract_lane)$|\.(wrap|extend|convert|demote|promote|reinterpret|trunc)_/;
