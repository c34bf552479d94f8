/** Parses a part of a longer text, so that every offset (of nodes and of problems) counts from the start of the whole. */
import { changing } from '../problem.js';
import { type Expression, rewrite } from './expression.js';
import type { Parse } from './parser.js';

export function parsePart(parse: Parse, text: string, start: number, end: number): Expression {
  const tree = shiftProblems(start, () => parse(text.slice(start, end)));
  return rewrite(tree, (node) => ({ ...node, offset: (node.offset ?? 0) + start }));
}

/** Runs `work` on the part that begins at `start`; the offset of a problem thrown inside is made one of the whole. */
export function shiftProblems<T>(start: number, work: () => T): T {
  return changing((problem) => problem.but({ offset: (problem.offset ?? 0) + start }), work);
}
