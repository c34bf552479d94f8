/** What a network file expands to, in words: nothing is built. */
import { checkNetwork } from '../build/check.js';
import type { CheckedNetwork, CheckedPopulation, CheckedProjection } from '../build/checked-network.js';
import { estimateMemory, populationBytes, projectionBytes, synapsesOf } from '../build/memory.js';
import { secondsToTicks } from '../clock/ticks.js';
import { loadParser } from '../equations/parser.js';
import { printExpression } from '../equations/print.js';
import type { Column, Program } from '../equations/program.js';
import type { Scope } from '../equations/scope.js';
import { formatDimension } from '../equations/units/format.js';
import { type Paint, paintFor } from './colour.js';
import { durationText, shortNumber } from './duration-text.js';
import { NetworkSource } from './network-source.js';
import { grouped } from './table.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

export interface ExplainOptions {
  readonly set: readonly string[];
  readonly program?: boolean;
  readonly json?: boolean;
}

export async function explainNetwork(
  network: string,
  options: ExplainOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const source = await NetworkSource.load({ network, cwd: terminal.cwd, set: options.set });
  const parse = await loadParser();
  const checked = await source.placing(async () => checkNetwork(source.description, { parse }));
  const explained = explain(checked, source.description.about, options.program === true);
  terminal.out.write(
    options.json
      ? `${JSON.stringify(explained)}\n`
      : inWords(explained, paintFor(terminal.out, terminal.env)),
  );
  return EXIT.done;
}

function explain(network: CheckedNetwork, about: string | undefined, withPrograms: boolean) {
  const { neurons, synapses, bytes } = estimateMemory(network);
  return {
    network: network.name,
    about: about?.replace(/\s+/g, ' ').trim(),
    dtMs: network.dt * 1000,
    runMs: network.durationTicks * network.dt * 1000,
    seed: network.seed,
    neurons,
    synapses,
    megabytes: bytes / 2 ** 20,
    populations: network.populations.map((population) => explainPopulation(population, withPrograms)),
    projections: network.projections.map((projection) =>
      explainProjection(projection, network, withPrograms),
    ),
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
    ...(withPrograms && { programs: programs({ integrate: program.integrate, reset: program.reset }) }),
  };
}

function explainProjection(projection: CheckedProjection, network: CheckedNetwork, withPrograms: boolean) {
  const { program, expanded, delay } = projection;
  const { synapse } = expanded;
  return {
    name: projection.name,
    from: projection.source.name,
    to: projection.target.name,
    connect: connectText(expanded.connect),
    synapses: synapsesOf(projection),
    delay: expanded.delay === undefined ? 'none' : valuesText(expanded.delay),
    lookaheadTicks: delay.kind === 'one' ? Math.max(1, secondsToTicks(delay.value, network.dt)) : undefined,
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
      programs: programs({ on_pre: program.onPre, on_post: program.onPost, integrate: program.integrate }),
    }),
  };
}

type Explained = ReturnType<typeof explain>;

function inWords(network: Explained, paint: Paint): string {
  const head = [
    paint.bold(network.network),
    ...(network.about ? [network.about] : []),
    '',
    `${grouped(network.neurons)} neurons, ${count(network.synapses)} synapses, about ${megabytes(network.megabytes)}`,
    `ticks of ${shortNumber(network.dtMs)} ms; runs for ${durationText(network.runMs)}, seed ${network.seed}`,
    '',
  ];
  const populations = network.populations.flatMap((population) => [
    paint.bold(`population ${population.name}`),
    ...indented([
      `${grouped(population.size)} of model ${population.model}, ${megabytes(population.megabytes)}`,
      ...titled('equations', population.equations),
      ...given('threshold', population.threshold),
      ...given('reset', population.reset),
      ...given('refractory', population.refractory),
      ...given(
        'integrator',
        `${population.method}: ${population.methodReason}`,
        population.method !== 'none',
      ),
      ...given('variables', population.variables.join(', ')),
      ...programLines(population.programs),
    ]),
    '',
  ]);
  const projections = network.projections.flatMap((projection) => [
    paint.bold(`projection ${projection.name}`),
    ...indented([
      `${count(projection.synapses)} synapses from ${projection.from} to ${projection.to}, connected by ${projection.connect}, ${megabytes(projection.megabytes)}`,
      `delay ${projection.delay}; lookahead ${projection.lookaheadTicks === undefined ? 'known once the delays are drawn' : `${projection.lookaheadTicks} ${projection.lookaheadTicks === 1 ? 'tick' : 'ticks'}`}`,
      ...titled('equations', projection.equations),
      ...titled('on_pre', projection.onPre),
      ...titled('on_post', projection.onPost),
      ...given(
        'integrator',
        `${projection.method}: ${projection.methodReason}`,
        projection.method !== 'none',
      ),
      ...given('variables', projection.variables.join(', ')),
      ...titled('sees', [
        `itself: ${projection.sees.own.join(', ') || 'nothing'}`,
        `source neuron: ${projection.sees.pre.join(', ') || 'nothing'}`,
        `target neuron: ${projection.sees.post.join(', ') || 'nothing'}`,
      ]),
      ...programLines(projection.programs),
    ]),
    '',
  ]);
  const inputs = network.inputs.map(
    ({ to, variable, sources, rateHz }) =>
      `${paint.bold('input')} to ${variable} of ${to}: ${grouped(sources)} Poisson sources of ${shortNumber(rateHz)} Hz for each neuron`,
  );
  return `${[...head, ...populations, ...projections, ...inputs].join('\n').trimEnd()}\n`;
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

/** Variables, not constants: what differs from neuron to neuron and may change. */
function visible(scope: Scope, owner: 'own' | 'pre' | 'post'): string[] {
  return [...scope.values()]
    .filter(
      (variable) => variable.owner === owner && variable.role !== 'constant' && variable.role !== 'engine',
    )
    .map(({ name }) => name)
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

function programLines(named: Readonly<Record<string, string[]>> | undefined): string[] {
  return Object.entries(named ?? {}).flatMap(([name, statements]) => titled(`program ${name}`, statements));
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

function count({ count: number, certainty }: Explained['synapses']): string {
  return `${certainty === 'exactly' ? '' : certainty === 'expected' ? 'about ' : 'at most '}${grouped(number)}`;
}

const megabytes = (size: number) => (size < 1 ? `${shortNumber(size * 1024)} kB` : `${shortNumber(size)} MB`);
const indented = (parts: readonly string[]) => parts.map((part) => `  ${part}`);
const titled = (title: string, parts: readonly string[]) =>
  parts.length === 0 ? [] : [title, ...parts.map((part) => `  ${part}`)];
const given = (title: string, value: string | undefined, wanted = true) =>
  value === undefined || value === '' || !wanted ? [] : [`${title}  ${value}`];
