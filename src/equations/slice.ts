/** A program with what only some of its results need. */
import { type Expression, names, rewrite } from './expression.js';
import type { Program, Statement } from './program.js';

/** How the temporaries begin that hold what is written to other columns on the way. */
const ASIDE = '_aside';

/** What the columns of these names are made of: other columns are not written. The program must draw nothing. */
export function sliceProgram({ statements }: Program, columns: ReadonlySet<string>): Program {
  const needed = new Set(columns);
  const kept: Statement[] = [];
  for (const statement of [...statements].reverse()) {
    if (!needed.delete(statement.target)) continue;
    for (const name of names(statement.value)) needed.add(name);
    kept.unshift(statement);
  }
  return { statements: setAside(kept, columns), draws: 0 };
}

function setAside(statements: readonly Statement[], columns: ReadonlySet<string>): Statement[] {
  const aside = new Map<string, string>();
  const read = (value: Expression): Expression =>
    rewrite(value, (node) => {
      const other = node.kind === 'symbol' ? aside.get(node.name) : undefined;
      return other === undefined || node.kind !== 'symbol' ? node : { ...node, name: other };
    });
  return statements.map(({ target, local, value }, index) => {
    const own = { target, local, value: read(value) };
    if (local || columns.has(target)) return own;
    aside.set(target, `${ASIDE}${index}_${target}`);
    return { ...own, target: aside.get(target)!, local: true };
  });
}
