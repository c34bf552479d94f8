/** What to record, with names resolved to numbers; the elements to record are listed only once there are any. */

import type { Parse } from '../equations/parser.js';
import type { Column } from '../equations/program.js';
import { evaluateQuantity, type Quantity } from '../equations/quantity.js';
import type { Select } from '../network/description.js';
import type { ExpandedProbe } from '../network/expanded.js';
import { type Path, Problem, under, within } from '../problem.js';
import { suggestion } from '../suggest.js';
import type { CheckedPopulation, CheckedProjection } from './checked-network.js';
import type { Probe } from './circuit.js';
import { everyTicks } from './run-length.js';
import { refuseStray } from './stray.js';

type StateProbe = Extract<Probe, { kind: 'state' }>;
type SynapseProbe = Extract<Probe, { kind: 'synapses' }>;
type Selecting = { readonly select: Select; readonly path: Path };

export type CheckedProbe =
  | Exclude<Probe, StateProbe | SynapseProbe>
  | (Omit<StateProbe, 'neurons'> & Selecting)
  | (Omit<SynapseProbe, 'synapses'> & Selecting);

export interface ProbeContext {
  readonly populations: ReadonlyMap<string, CheckedPopulation>;
  readonly projections: ReadonlyMap<string, CheckedProjection>;
  readonly dtSeconds: number;
  readonly constants: ReadonlyMap<string, Quantity>;
  readonly parse: Parse;
}

/** Undefined where what it records could not be checked itself: that problem is told already. */
export function checkProbe(probe: ExpandedProbe, context: ProbeContext): CheckedProbe | undefined {
  if (probe.kind === 'synapses') return checkSynapseProbe(probe, context);
  const population = context.populations.get(probe.population);
  if (population === undefined) return undefined;
  if (probe.kind === 'spikes') return { kind: 'spikes', population: population.index };
  const ticks = ticksBetween(probe, context);
  if (probe.kind === 'rate') return { kind: 'rate', population: population.index, everyTicks: ticks };
  refuseUnknown(probe.variables, population.program, `population ${population.name}`, ['state']);
  within(['select'], () => demandAll(probe.select, population.size, 'neuron'));
  return {
    kind: 'state',
    population: population.index,
    variables: probe.variables,
    select: probe.select,
    everyTicks: ticks,
    path: probe.path,
  };
}

function checkSynapseProbe(
  probe: Extract<ExpandedProbe, { kind: 'synapses' }>,
  context: ProbeContext,
): CheckedProbe | undefined {
  const projection = context.projections.get(probe.projection);
  if (projection === undefined) return undefined;
  if (projection.expanded.procedural) {
    throw new Problem(`The synapses of ${projection.name} are not stored.`, {
      fix: 'Record other ones: these are all alike and stay as they are.',
      path: ['of'],
    });
  }
  refuseUnknown(probe.variables, projection.program, `projection ${projection.name}`, ['synapses']);
  return {
    kind: 'synapses',
    projection: projection.index,
    variables: probe.variables,
    select: probe.select,
    everyTicks: ticksBetween(probe, context),
    path: probe.path,
  };
}

function ticksBetween(probe: { readonly every?: string | number }, context: ProbeContext): number {
  const { every } = probe;
  if (every === undefined) return 1;
  return within(['every'], () =>
    everyTicks(evaluateQuantity(every, context.constants, context.parse), String(every), context.dtSeconds),
  );
}

interface Recordable {
  readonly columns: readonly Column[];
  readonly subexpressions: ReadonlyMap<string, unknown>;
}

function refuseUnknown(variables: readonly string[], program: Recordable, owner: string, path: Path): void {
  const known = [...program.columns.map(({ key }) => key), ...program.subexpressions.keys()];
  const place = variables.findIndex((name) => !known.includes(name));
  if (place < 0) return;
  const unknown = variables[place];
  throw new Problem(`There is no \`${unknown}\` to record in ${owner}.`, {
    fix: suggestion(unknown, known) || 'It has no variables.',
    path: [...path, place],
  });
}

/** The probe with the elements it records, now that their numbers are known. */
export function resolveProbe(
  probe: CheckedProbe,
  populations: readonly { readonly size: number }[],
  projections: readonly { readonly synapses: number }[],
): Probe {
  if (!('select' in probe)) return probe;
  const { select, path, ...rest } = probe;
  if (rest.kind === 'state') return { ...rest, neurons: selected(select, populations[rest.population].size) };
  const { synapses } = projections[rest.projection];
  under([...path, 'select'], () => demandAll(select, synapses, 'synapse'));
  return { ...rest, synapses: selected(select, synapses) };
}

/** Ascending, each once. */
function selected(select: Select, size: number): Uint32Array {
  if (select === 'all') return Uint32Array.from({ length: size }, (_, index) => index);
  return Uint32Array.from(new Set(select)).sort();
}

function demandAll(select: Select, size: number, noun: string): void {
  if (select !== 'all') for (const index of select) refuseStray(index, size, noun);
}
