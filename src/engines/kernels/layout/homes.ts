/**
 * Which of a synapse's columns are kept once for many. What only `on_pre` writes, from nothing but itself and the time, is the
 * same for all synapses of a row, if it began so: a trace of the source, that is. What only `on_post` writes so is the same for
 * all synapses of a target neuron.
 */
import type { Projection } from '../../../build/circuit.js';
import { type Expression, names, walk } from '../../../equations/expression.js';
import { FUNCTIONS } from '../../../equations/functions.js';
import type { Program } from '../../../equations/program.js';
import type { Variable } from '../../../equations/scope.js';
import { writtenKeys } from '../../number-watch.js';
import type { Counts } from './synapse-columns.js';

/** One entry for a row of synapses, or for a target neuron. */
export type Home = 'row' | 'post';

/** A home has to be worth it: so many synapses share an entry, on average. */
const LEAST_SHARING = 2;

/** @param counts of the part; empty rows count too. @param constants keys of columns that are one number. */
export function homesOf(
  projection: Projection,
  counts: Counts,
  constants: ReadonlySet<string>,
): ReadonlyMap<string, Home> {
  const { onPre, onPost, prepare, integrate, summed } = projection.program;
  const homes = new Map<string, Home>();
  const everyTick = prepare !== undefined || integrate !== undefined || summed.length > 0;
  if (everyTick || projection.procedural !== undefined || meetsItself(projection)) return homes;
  const settle = (home: Home, writer: Program | undefined, other: Program | undefined): void => {
    const entries = home === 'row' ? counts.rows : counts.targets;
    if (writer === undefined || entries * LEAST_SHARING > counts.synapses) return;
    for (const key of writtenAlike(projection, writer, other, constants, (key) =>
      alike(projection, key, home),
    ))
      homes.set(key, home);
  };
  settle('row', onPre, onPost);
  settle('post', onPost, onPre);
  return homes;
}

/** Whether a program may write what it knows by another name: then nothing may wait until a loop is over. */
function meetsItself({ program, source, target }: Projection): boolean {
  const { scope } = program;
  return [program.onPre, program.onPost].some((part) =>
    part?.statements.some(({ target: written, local, value }) => {
      if (!local && scope.get(written)?.shared) return true;
      const seen = [...names(value), ...(local ? [] : [written])].map((name) => scope.get(name));
      return (
        source === target && seen.some((variable) => variable?.owner === 'pre' && variable.role !== 'engine')
      );
    }),
  );
}

/** Keys that `writer` alone writes, with the same outcome wherever they begin alike. */
function writtenAlike(
  { program: { scope } }: Projection,
  writer: Program,
  other: Program | undefined,
  constants: ReadonlySet<string>,
  beginsAlike: (key: string) => boolean,
): Set<string> {
  const others = writtenKeys([other], scope, 'own');
  const keys = new Set(
    [...writtenKeys([writer], scope, 'own')].filter((key) => !others.has(key) && beginsAlike(key)),
  );
  for (let before = -1; before !== keys.size; ) {
    before = keys.size;
    const locals = new Map<string, boolean>();
    const isAlike = (name: string): boolean => {
      const local = locals.get(name);
      if (local !== undefined) return local;
      const variable = scope.get(name);
      return (
        variable !== undefined &&
        (isKnown(variable, constants) || (variable.owner === 'own' && keys.has(variable.key)))
      );
    };
    for (const { target, local, value } of writer.statements) {
      const same = !isRandom(value) && [...names(value)].every(isAlike);
      if (local) locals.set(target, same);
      else if (!same && scope.get(target)?.owner === 'own') keys.delete(scope.get(target)!.key);
    }
  }
  return keys;
}

function isKnown({ owner, key, value }: Variable, constants: ReadonlySet<string>): boolean {
  if (value !== undefined) return true;
  return owner === 'network' ? TIMES.has(key) : owner === 'own' && constants.has(key);
}

const TIMES: ReadonlySet<string> = new Set(['t', 't_in_timesteps', 'dt']);

function isRandom(value: Expression): boolean {
  let random = false;
  walk(value, (node) => {
    random ||= node.kind === 'call' && FUNCTIONS.get(node.name)?.random === true;
  });
  return random;
}

/** Whether all synapses that would share an entry have the same value now. */
function alike(
  { rowStart, targets, delayTicks, columns, constants }: Projection,
  key: string,
  home: Home,
): boolean {
  if (constants?.has(key)) return true;
  const values = columns.get(key)!;
  const first = new Map<number, number>();
  const same = (group: number, synapse: number): boolean => {
    const known = first.get(group);
    if (known !== undefined) return Object.is(values[synapse], values[known]);
    first.set(group, synapse);
    return true;
  };
  if (home === 'post') return targets.every((target, synapse) => same(target, synapse));
  for (let source = 0; source + 1 < rowStart.length; source++) {
    first.clear();
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++)
      if (!same(typeof delayTicks === 'number' ? 0 : delayTicks[k], k)) return false;
  }
  return true;
}
