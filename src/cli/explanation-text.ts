import type { Paint } from './colour.js';
import { durationText, shortNumber } from './duration-text.js';
import type { Explanation } from './explanation.js';
import { counted, grouped } from './table.js';

/** An explanation for people. */
export function explanationText(network: Explanation, paint: Paint): string {
  const head = [
    paint.bold(network.network),
    ...(network.about ? [network.about] : []),
    '',
    `${counted(network.neurons, 'neuron')}, ${count(network.synapses)}, about ${megabytes(network.megabytes)} of arrays`,
    `ticks of ${shortNumber(network.dtMs)} ms; runs for ${durationText(network.runMs)}, seed ${network.seed}${network.precision === 'f64' ? '' : `, in ${network.precision}`}`,
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
      `${count(projection.synapses)} from ${projection.from} to ${projection.to}, connected by ${projection.connect}, ${megabytes(projection.megabytes)}`,
      `delay ${projection.delay}; lookahead ${projection.lookaheadTicks} ${projection.lookaheadTicks === 1 ? 'tick' : 'ticks'}`,
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
      `${paint.bold('input')} to ${variable} of ${to}: ${counted(sources, 'Poisson source')} of ${shortNumber(rateHz)} Hz for each neuron`,
  );
  return `${[...head, ...populations, ...projections, ...inputs].join('\n').trimEnd()}\n`;
}

function programLines(named: Readonly<Record<string, string[]>> | undefined): string[] {
  return Object.entries(named ?? {}).flatMap(([name, statements]) => titled(`program ${name}`, statements));
}

function count({ count: number, certainty }: Explanation['synapses']): string {
  return `${certainty === 'exactly' ? '' : certainty === 'expected' ? 'about ' : 'at most '}${counted(number, 'synapse')}`;
}

const megabytes = (size: number) => (size < 1 ? `${shortNumber(size * 1024)} kB` : `${shortNumber(size)} MB`);
const indented = (parts: readonly string[]) => parts.map((part) => `  ${part}`);
const titled = (title: string, parts: readonly string[]) =>
  parts.length === 0 ? [] : [title, ...parts.map((part) => `  ${part}`)];
const given = (title: string, value: string | undefined, wanted = true) =>
  value === undefined || value === '' || !wanted ? [] : [`${title}  ${value}`];
