/** From what a user may write, shorthands and all, to the one full shape of a description. */
import { type Path, Problem } from '../../problem.js';
import { nearest } from '../../suggest.js';
import type {
  InputDescription,
  NetworkDescription,
  PopulationDescription,
  ProbeDescription,
  ProjectionDescription,
  Values,
} from '../description.js';
import { parameterNamesOf } from '../library.js';
import { type Finding, findings, unknownKey } from '../schema/messages.js';
import {
  type InputInput,
  type NetworkInput,
  networkSchema,
  type PopulationInput,
  type PopulationOwn,
  type ProbeInput,
  type ProjectionInput,
  populationSchema,
} from '../schema/network.js';
import { normaliseConnect } from './connect.js';
import { normaliseSelect } from './select.js';

const DEFAULT_DT = '0.1 ms';
const DEFAULT_DURATION = '1 s';
const DEFAULT_SEED = 1;

/** Gives data of any kind the one shape of a description; what the schema refuses is refused all at once. */
export function normaliseNetwork(data: unknown): { description: NetworkDescription } | { found: Finding[] } {
  const parsed = networkSchema.safeParse(data);
  if (!parsed.success) return { found: findings(parsed.error.issues, data) };
  const strays = strayKeys(parsed.data);
  if (strays.length > 0) return { found: strays };
  try {
    return { description: normalised(parsed.data) };
  } catch (error) {
    if (error instanceof Problem) return { found: [{ problem: error, atKey: false }] };
    throw error;
  }
}

function normalised(input: NetworkInput): NetworkDescription {
  const { dt, parameters, models, synapses, populations, projections, inputs, probes, run, ...head } = input;
  return {
    ...head,
    dt: dt ?? DEFAULT_DT,
    parameters: parameters ?? {},
    models: models ?? {},
    synapses: synapses ?? {},
    populations: Object.fromEntries(
      Object.entries(populations).map(([name, population]) => [
        name,
        normalisePopulation(population, ['populations', name]),
      ]),
    ),
    projections: (projections ?? []).map(normaliseProjection),
    inputs: (inputs ?? []).map((entry, index) => normaliseInput(entry, ['inputs', index])),
    probes: (probes ?? []).map((entry, index) => normaliseProbe(entry, ['probes', index])),
    run: { for: run?.for ?? DEFAULT_DURATION, seed: run?.seed ?? DEFAULT_SEED },
  };
}

const POPULATION_KEYS = Object.keys(populationSchema.shape);

/** Keys of a population that are neither its own nor a parameter of its model. */
function strayKeys(input: NetworkInput): Finding[] {
  return Object.entries(input.populations).flatMap(([name, population]) => {
    const parameters = parameterNamesOf(population.model, input.models ?? {});
    const known = [...POPULATION_KEYS, ...(parameters ?? [])];
    return (
      Object.keys(population)
        .filter((key) => !known.includes(key))
        // Of a model that does not exist nobody knows the parameters; that it does not exist is said elsewhere.
        .filter((key) => parameters !== undefined || nearest(key, POPULATION_KEYS) !== undefined)
        .map((key) => unknownKey(key, ['populations', name], known))
    );
  });
}

function normalisePopulation(population: PopulationInput, path: Path): PopulationDescription {
  const known = Object.entries(population).filter(([key]) => POPULATION_KEYS.includes(key));
  const direct = Object.entries(population).filter(([key]) => !POPULATION_KEYS.includes(key));
  const kept = Object.fromEntries(known) as PopulationOwn;
  const { size, ...rest } = kept;
  const twice = direct.find(([key]) => Object.hasOwn(kept.with ?? {}, key));
  if (twice)
    throw new Problem(`\`${twice[0]}\` is given twice.`, {
      fix: 'Keep it in `with` or beside it, not both.',
      path: [...path, twice[0]],
    });
  const parameters = { ...kept.with, ...(Object.fromEntries(direct) as Record<string, Values>) };
  return {
    ...rest,
    size: size ?? sizeOfList(kept, path),
    ...(Object.keys(parameters).length > 0 ? { with: parameters } : {}),
  };
}

/** A list of spikes says how many neurons there are; anything else has to be told. */
function sizeOfList({ at }: PopulationOwn, path: Path): number {
  if (at) return at.reduce((size, [neuron]) => Math.max(size, neuron + 1), 1);
  throw new Problem('`size` is missing.', { fix: 'Add it: how many neurons there are.', path });
}

function normaliseProjection(projection: ProjectionInput): ProjectionDescription {
  const { to, connect, learn, ...rest } = projection;
  return {
    ...rest,
    to: listed(to),
    connect: normaliseConnect(connect),
    ...(learn === undefined ? {} : { learn: typeof learn === 'string' ? { rule: learn } : learn }),
  };
}

const ADDITION = /^([A-Za-z]\w*)\s*\+=([^\n;=]+)$/;

function normaliseInput(input: InputInput, path: Path): InputDescription {
  const { to, poisson, on_pre, weight, variable } = input;
  const base = { to: listed(to), sources: poisson.sources, rate: poisson.rate };
  if (on_pre === undefined) {
    if (weight !== undefined) return { ...base, weight, ...(variable === undefined ? {} : { variable }) };
    throw new Problem('The input does not say what a spike adds.', {
      fix: 'Add `on_pre: v += 0.1*mV`, or `weight: 0.1 mV` for the input of the model.',
      path,
    });
  }
  const twice = weight !== undefined ? 'weight' : variable !== undefined ? 'variable' : undefined;
  if (twice)
    throw new Problem(`\`${twice}\` does not go with \`on_pre\`.`, {
      fix: '`on_pre` of an input says both what is added and to what: leave the other out.',
      path: [...path, twice],
    });
  const addition = ADDITION.exec(on_pre.trim());
  if (!addition)
    throw new Problem('`on_pre` of an input can only add to one variable.', {
      fix: 'Write one statement such as `v += 0.1*mV`; for more, use a population of model poisson and a projection.',
      path: [...path, 'on_pre'],
    });
  return { ...base, variable: addition[1].replace(/_post$/, ''), weight: addition[2].trim() };
}

function normaliseProbe(probe: ProbeInput, path: Path): ProbeDescription {
  const every = probe.every === undefined ? {} : { every: probe.every };
  if (probe.spikes !== undefined) return { spikes: listed(probe.spikes) };
  if (probe.rate !== undefined) return { rate: listed(probe.rate), ...every };
  const part = {
    of: probe.of ?? '',
    select: normaliseSelect(probe.select ?? 'all', [...path, 'select']),
    ...every,
  };
  return probe.state !== undefined
    ? { state: listed(probe.state), ...part }
    : { synapses: listed(probe.synapses ?? []), ...part };
}

function listed(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
