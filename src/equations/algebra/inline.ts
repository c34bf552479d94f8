/**
 * Writes an expression in columns and numbers alone: subexpressions are put in where they are read, and constants
 * become their numbers.
 */
import { Problem } from '../../problem.js';
import { type Expression, number, rewrite, walk } from '../expression.js';
import type { Scope } from '../scope.js';
import { fold } from './fold.js';

/** Of all texts of a model together. Subexpressions can double at every step: what grows beyond this is hostile. */
const MOST_PARTS = 20_000;

export class Inliner {
  private readonly known = new Map<string, Expression>();
  private readonly sizes = new Map<Expression, number>();
  private parts = 0;

  /** @param kept subexpressions that have a column of their own and are read from it. */
  constructor(
    private readonly scope: Scope,
    private readonly dtSeconds: number,
    private readonly kept: ReadonlySet<string> = new Set(),
  ) {}

  inline(expression: Expression): Expression {
    this.refuseHuge(expression);
    return fold(
      rewrite(expression, (node) => (node.kind === 'symbol' ? this.meaning(node.name, node) : node)),
    );
  }

  private meaning(name: string, node: Expression): Expression {
    const variable = this.scope.get(name);
    if (name === 'dt') return number(this.dtSeconds);
    if (variable?.value !== undefined) return number(variable.value);
    if (variable?.expression === undefined || this.kept.has(name)) return node;
    const known = this.known.get(name) ?? this.inline(variable.expression);
    this.known.set(name, known);
    return known;
  }

  /** Counts the parts before anything is copied. */
  private refuseHuge(expression: Expression): void {
    this.parts += this.size(expression);
    if (this.parts <= MOST_PARTS) return;
    throw new Problem(`With subexpressions put in, this model has more than ${MOST_PARTS} parts.`, {
      fix: 'Read subexpressions less often, or mark some of them `(constant over dt)`.',
      offset: expression.offset,
    });
  }

  private size(expression: Expression): number {
    const known = this.sizes.get(expression);
    if (known !== undefined) return known;
    let parts = 0;
    walk(expression, (node) => {
      const meaning = node.kind === 'symbol' ? this.scope.get(node.name)?.expression : undefined;
      parts +=
        meaning === undefined || this.kept.has((node as { name: string }).name) ? 1 : this.size(meaning);
    });
    this.sizes.set(expression, parts);
    return parts;
  }
}
