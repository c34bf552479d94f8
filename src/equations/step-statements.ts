/** The statements of one integration step: temporaries from the old state, then every variable its new value. */
import { fold } from './algebra/fold.js';
import { multiplyOutAll } from './algebra/powers.js';
import { regroup } from './algebra/regroup.js';
import { share } from './algebra/share.js';
import { call, names, symbol } from './expression.js';
import { type Rate, type Step, temporary } from './integrators/system.js';
import type { Statement } from './program.js';

/** How the temporaries that hold new values begin. */
const NEW = '_new_';
export const newValueOf = (name: string): string => NEW + name;

const SHARED = '_shared_';
const BASE = '_base_';

/** @param prefix told apart where several steps stand in one program. */
export function stepStatements(rates: readonly Rate[], step: Step, prefix = ''): Statement[] {
  const news = rates.map(({ name }, row) => temporary(newValueOf(name), step.values[row]));
  const temporaries = [...step.temporaries, ...news].map((statement) => ({
    ...statement,
    value: regroup(fold(statement.value)),
  }));
  const shared = share(temporaries, SHARED + prefix);
  const arrivals = rates.map(arrival);
  return [...withoutUnread(multiplyOutAll(shared, BASE + prefix), arrivals), ...arrivals];
}

/** Methods of several stages prepare more than every system needs. */
function withoutUnread(temporaries: readonly Statement[], readers: readonly Statement[]): Statement[] {
  const read = new Set(readers.flatMap(({ value }) => [...names(value)]));
  const kept: Statement[] = [];
  for (const statement of [...temporaries].reverse()) {
    if (!read.has(statement.target)) continue;
    for (const name of names(statement.value)) read.add(name);
    kept.unshift(statement);
  }
  return kept;
}

/** A variable that stands still while refractory takes its new value only when it is not. */
function arrival({ name, freezes }: Rate): Statement {
  const value = symbol(newValueOf(name));
  return {
    target: name,
    local: false,
    value: freezes ? call('select', symbol('not_refractory'), value, symbol(name)) : value,
  };
}
