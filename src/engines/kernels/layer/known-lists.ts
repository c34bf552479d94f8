/** Lists that a function has made, so that steps which look for the same do not look again. */
import { type Expression, names } from '../../../equations/expression.js';
import { printExpression } from '../../../equations/print.js';
import type { List } from './list.js';

interface Known {
  readonly key: string;
  readonly reads: ReadonlySet<string>;
  readonly list: List;
}

export class KnownLists {
  /** There is room for one list of each side. */
  private readonly bySide = new Map<'pre' | 'post', Known>();

  /** The list of where one of these is not 0. @param make makes it, if it is not there. */
  of(side: 'pre' | 'post', parts: readonly Expression[], make: () => List): List {
    const key = parts.map(printExpression).join();
    const known = this.bySide.get(side);
    if (known?.key === key) return known.list;
    const list = make();
    this.bySide.set(side, { key, reads: new Set(parts.flatMap((part) => [...names(part)])), list });
    return list;
  }

  /** A variable has changed: lists that were made by looking at it hold no longer. */
  forget(variable: string): void {
    for (const [side, { reads }] of this.bySide) if (reads.has(variable)) this.bySide.delete(side);
  }
}
