/** The statements of a reset, `on_pre` or `on_post`, in columns and numbers. */
import type { Inliner } from './algebra/inline.js';
import { multiplyOut } from './algebra/powers.js';
import type { Assignment } from './checked.js';
import { call, type Expression, rewrite, symbol } from './expression.js';
import type { Statement } from './program.js';
import type { Scope } from './scope.js';

/** How a text's own names begin in a program, so that they meet no other name. */
const LOCAL = '_own_';

/** @param guard what to ask before a variable is written, if anything. */
export function bodyStatements(
  assignments: readonly Assignment[],
  scope: Scope,
  inliner: Inliner,
  guard: (target: string) => Expression | undefined,
): Statement[] {
  const locals = new Set<string>();
  return assignments.map(({ target, local, value }) => {
    const read = rewrite(value, (node) =>
      node.kind === 'symbol' && locals.has(node.name) ? { ...node, name: LOCAL + node.name } : node,
    );
    const computed = multiplyOut(inliner.inline(read));
    if (local) {
      locals.add(target);
      return { target: LOCAL + target, local: true, value: computed };
    }
    const open = guard(target);
    const guarded = open === undefined ? computed : call('select', open, computed, symbol(target));
    return { target: scope.get(target)!.name, local: false, value: guarded };
  });
}
