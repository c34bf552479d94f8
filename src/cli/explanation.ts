/** What a network expands to, as data: nothing is built. */
import type { CheckedNetwork, CheckedPopulation, CheckedProjection } from '../build/checked-network.js';
import { surestLookaheads } from '../build/lookahead.js';
import { estimateMemory, populationBytes, projectionBytes, synapsesOf } from '../build/memory.js';
import { printExpression } from '../equations/print.js';
import type { Column, Program } from '../equations/program.js';
import type { Scope } from '../equations/scope.js';
import { formatDimension } from '../equations/units/format.js';

export type Explanation = ReturnType<typeof explain>;

export function explain(network: CheckedNetwork, about: string | undefined, withPrograms: boolean) {
  const { neurons, synapses, bytes } = estimateMemory(network);
  const lookaheads = surestLookaheads(network);
  return {
    network: network.name,
    about: about?.replace(/\s+/g, ' ').trim(),
    dtMs: network.dt * 1000,
    runMs: network.durationTicks * network.dt * 1000,
    seed: network.seed,
    precision: network.precision,
    neurons,
    synapses,
    megabytes: bytes / 2 ** 20,
    populations: network.populations.map((population) => explainPopulation(population, withPrograms)),
    projections: network.projections.map((projection) => ({
      ...explainProjection(projection, withPrograms),
      /** Between the two populations, whatever projections there are. */
      lookaheadTicks: lookaheads.find(
        ({ source, target }) => source === projection.source.index && target === projection.target.index,
      )!.ticks,
    })),
    inputs: network.drives.map(({ population, variable, sources, probability }) => ({
      to: network.populations[population].name,
      variable,
      sources,
      rateHz: probability / network.dt,
    })),
  };
}

function explainPopulation(population: CheckedPopulation, withPrograms: boolean) {
  const { program, expanded } = population;
  const { model } = expanded;
  return {
    name: population.name,
    size: population.size,
    model: expanded.modelName,
    equations: lines(model.equations),
    threshold: model.threshold,
    reset: model.reset === undefined ? undefined : lines(model.reset).join('; '),
    refractory: model.refractory === undefined ? undefined : String(model.refractory),
    method: program.method,
    methodReason: program.methodReason,
    variables: variables(program.columns),
    megabytes: populationBytes(population) / 2 ** 20,
    ...(withPrograms && {
      programs: programs({ prepare: program.prepare, integrate: program.integrate, reset: program.reset }),
    }),
  };
}

function explainProjection(projection: CheckedProjection, withPrograms: boolean) {
  const { program, expanded } = projection;
  const { synapse } = expanded;
  return {
    name: projection.name,
    from: projection.source.name,
    to: projection.target.name,
    connect: connectText(expanded.connect),
    synapses: synapsesOf(projection),
    delay: expanded.delay === undefined ? 'none' : valuesText(expanded.delay),
    equations: lines(synapse.equations ?? ''),
    onPre: lines(synapse.on_pre ?? ''),
    onPost: lines(synapse.on_post ?? ''),
    method: program.method,
    methodReason: program.methodReason,
    variables: variables(program.columns),
    sees: {
      own: visible(program.scope, 'own'),
      pre: visible(program.scope, 'pre'),
      post: visible(program.scope, 'post'),
    },
    megabytes: projectionBytes(projection) / 2 ** 20,
    ...(withPrograms && {
      programs: programs({
        prepare: program.prepare,
        on_pre: program.onPre,
        on_post: program.onPost,
        integrate: program.integrate,
      }),
    }),
  };
}

function lines(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function variables(columns: readonly Column[]): string[] {
  return columns.map(({ key, dimension, shared }) => {
    const unit = formatDimension(dimension);
    return `${key}${unit === '1' ? '' : ` (${unit})`}${shared ? ' shared' : ''}`;
  });
}

/**
 * Variables, not constants: what differs from neuron to neuron and may change. A variable of the target may be written
 * without its `_post`: it is told once.
 */
function visible(scope: Scope, owner: 'own' | 'pre' | 'post'): string[] {
  return [...scope.values()]
    .filter(
      (variable) => variable.owner === owner && variable.role !== 'constant' && variable.role !== 'engine',
    )
    .map(({ name }) => name)
    .filter((name) => owner === 'own' || name.endsWith(`_${owner}`))
    .sort();
}

function programs(named: Readonly<Record<string, Program | undefined>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(named)
      .filter((entry): entry is [string, Program] => entry[1] !== undefined && entry[1].statements.length > 0)
      .map(([name, { statements }]) => [
        name,
        statements.map(
          ({ target, value, local }) => `${local ? 'let ' : ''}${target} = ${printExpression(value)}`,
        ),
      ]),
  );
}

function connectText(connect: CheckedProjection['expanded']['connect']): string {
  const { pattern, ...options } = connect;
  const told = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => (key === 'pairs' ? `${(value as unknown[]).length} pairs` : `${key} ${value}`));
  return told.length === 0 ? pattern : `${pattern} (${told.join(', ')})`;
}

function valuesText(values: NonNullable<CheckedProjection['expanded']['delay']>): string {
  return typeof values === 'object' ? `a list of ${values.values.length}` : String(values);
}
