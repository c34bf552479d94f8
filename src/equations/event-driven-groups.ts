/**
 * Event-driven variables, by groups that their equations couple: those of a group are brought up to date together, and
 * each group remembers since when it is. A pathway that writes a group stores it as of now; one that only reads it computes
 * the present values and stores nothing. So a trace that only `on_pre` writes depends on the arrivals and on nothing else.
 */
import type { Inliner } from './algebra/inline.js';
import type { Assignment, CheckedSynapse, Equation } from './checked.js';
import { binary, type Expression, names, rewrite, symbol } from './expression.js';
import { ELAPSED, eventDrivenStep } from './integrators/event-driven.js';
import { type Rate, temporary } from './integrators/system.js';
import { LAST_UPDATE, lastUpdateOf } from './last-update.js';
import type { Statement } from './program.js';
import { ratesOf } from './rates.js';
import type { Scope } from './scope.js';
import { newValueOf, stepStatements } from './step-statements.js';

export interface EventDrivenGroup {
  readonly variables: ReadonlySet<string>;
  /** When it was last stored: a column, seconds. */
  readonly lastUpdate: string;
  /** What its rates read, itself included: who writes any of that changes its course. */
  readonly governors: ReadonlySet<string>;
  /** Whether every pathway stores it, read or not. */
  readonly always: boolean;
  /** Brings the variables up to the tick. */
  readonly update: readonly Statement[];
}

/** A text that asks when the synapse was last updated speaks of all its variables: then they are one group. */
export function eventDrivenGroups(checked: CheckedSynapse, inliner: Inliner): EventDrivenGroup[] {
  const eventDriven = checked.equations.filter(({ flags }) => flags.has('event-driven'));
  if (eventDriven.length === 0) return [];
  const asked = readsLastUpdate(checked);
  const rates = ratesOf(eventDriven, inliner);
  const parts = asked ? [rates] : coupled(rates);
  return parts.map((part, index) => {
    const lastUpdate = parts.length === 1 ? LAST_UPDATE : lastUpdateOf(part[0].name);
    return {
      variables: new Set(part.map(({ name }) => name)),
      lastUpdate,
      governors: new Set(part.flatMap((rate) => [rate.name, ...names(rate.drift)])),
      always: asked,
      update: updateOf(part, index, lastUpdate),
    };
  });
}

/** @param index tells apart the groups that stand in one program. */
function updateOf(rates: readonly Rate[], index: number, lastUpdate: string): Statement[] {
  const elapsed = `${ELAPSED}${index}`;
  return [
    temporary(elapsed, binary('-', symbol('t'), symbol(lastUpdate))),
    ...stepStatements(rates, eventDrivenStep(rates, elapsed), `event${index}_`),
  ];
}

/** The scope that programs are written in: each group has its time. */
export function withLastUpdates(scope: Scope, groups: readonly EventDrivenGroup[]): Scope {
  const common = scope.get(LAST_UPDATE);
  if (groups.length === 0 || common === undefined) return scope;
  const own = new Map(scope);
  own.delete(LAST_UPDATE);
  for (const { lastUpdate } of groups) own.set(lastUpdate, { ...common, name: lastUpdate, key: lastUpdate });
  return own;
}

/** What goes before a pathway's own statements, those, and what goes behind. */
export function upToDate(
  groups: readonly EventDrivenGroup[],
  body: readonly Statement[],
  scope: Scope,
): Statement[] {
  const written = new Set(body.filter(({ local }) => !local).map(({ target }) => meaning(target, scope)));
  const before: Statement[] = [];
  const behind: Statement[] = [];
  let own = body;
  for (const group of groups) {
    const stored = group.always || [...group.governors].some((name) => written.has(meaning(name, scope)));
    const read = own.some(({ value }) => [...names(value)].some((name) => group.variables.has(name)));
    if (!stored && !read) continue;
    if (stored) {
      before.push(...group.update);
      // At the end, so that the text itself can still read when the synapse was last updated.
      behind.push({ target: group.lastUpdate, local: false, value: symbol('t') });
    } else {
      before.push(...group.update.filter(({ local }) => local));
      own = own.map((statement) => ({ ...statement, value: present(statement.value, group) }));
    }
  }
  return [...before, ...own, ...behind];
}

/** A variable of the target has two names. */
function meaning(name: string, scope: Scope): string {
  const variable = scope.get(name);
  return variable === undefined ? name : `${variable.owner} ${variable.key}`;
}

function present(value: Expression, { variables }: EventDrivenGroup): Expression {
  return rewrite(value, (node) =>
    node.kind === 'symbol' && variables.has(node.name) ? { ...node, name: newValueOf(node.name) } : node,
  );
}

function readsLastUpdate({ equations, onPre, onPost }: CheckedSynapse): boolean {
  const texts = [...equations, ...(onPre ?? []), ...(onPost ?? [])] as readonly (Equation | Assignment)[];
  return texts.some((text) => {
    const expression = 'value' in text ? text.value : text.expression;
    return expression !== undefined && names(expression).has(LAST_UPDATE);
  });
}

/** Parts of which none reads a variable of another, in the order of the text. */
function coupled(rates: readonly Rate[]): Rate[][] {
  let parts: Rate[][] = [];
  for (const rate of rates) {
    const meets = (part: readonly Rate[]): boolean =>
      part.some((other) => names(other.drift).has(rate.name) || names(rate.drift).has(other.name));
    parts = [...parts.filter((part) => !meets(part)), [...parts.filter(meets).flat(), rate]];
  }
  const place = (rate: Rate): number => rates.indexOf(rate);
  return parts
    .map((part) => part.sort((a, b) => place(a) - place(b)))
    .sort(([a], [b]) => place(a) - place(b));
}
