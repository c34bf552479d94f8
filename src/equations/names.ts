/** Which names a text may give to something of its own, and what the fixed names mean. */
import { Problem } from '../problem.js';
import { CONSTANTS } from './constants.js';
import { FUNCTIONS } from './functions.js';
import { isReservedWord } from './reserved-words.js';
import { findUnit } from './units/unit.js';

/** Names the engine keeps for itself in every neuron and synapse. */
const ENGINE: ReadonlyMap<string, string> = new Map([
  ['t', 'the time'],
  ['dt', 'the length of a tick'],
  ['t_in_timesteps', 'the number of the tick'],
  ['i', 'an index'],
  ['N', 'a number of neurons or synapses'],
  ['xi', 'white noise'],
  ['lastspike', 'the time of the last spike'],
  ['not_refractory', 'the state of refractoriness'],
  ['refractory', 'the refractory period'],
  ['refractory_until', 'the refractory period'],
]);

/** What stands in the way of calling something `name`, if anything: for parameters of the network, and all below. */
export function whyNotName(name: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'is not a name: letters, digits and `_`, a letter first';
  if (name.startsWith('_')) return 'begins with `_`, which is kept for internal names';
  if (isReservedWord(name)) return 'is a word of the language';
  if (CONSTANTS.has(name)) return 'is the name of a constant';
  if (FUNCTIONS.has(name)) return 'is the name of a function';
  if (findUnit(name) !== undefined) return 'is the name of a unit';
  const engine = name.startsWith('refractory') ? undefined : ENGINE.get(name);
  // A parameter of that name could never be read.
  return engine === undefined ? undefined : `always means ${engine}`;
}

/** Refuses a name that a variable (or a local of a reset, `on_pre`, `on_post`) cannot have. */
export function demandVariableName(name: string, offset: number): void {
  const engine = ENGINE.get(name) ?? (name.startsWith('xi_') ? 'white noise' : undefined);
  const side = /_(pre|post)$/.exec(name)?.[1];
  const why =
    whyNotName(name) ??
    (engine !== undefined ? `always means ${engine}` : undefined) ??
    (side !== undefined
      ? `ends in \`_${side}\`, which means a variable of the ${side === 'pre' ? 'source' : 'target'} neuron`
      : undefined);
  if (why !== undefined)
    throw new Problem(`\`${name}\` ${why}.`, { fix: 'Choose another name for the variable.', offset });
}

/** The same for the text of a layer, where `x_post` and `x_pre` are names of the text's own. */
export function demandSidedName(name: string, offset: number): void {
  demandVariableName(name.replace(/_(pre|post)$/, ''), offset);
}
