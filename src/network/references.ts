/** That everything a description names exists, and that its numbers fit together, as far as no text has to be read. */
import { type Path, Problem, Problems, within } from '../problem.js';
import { suggestion } from '../suggest.js';
import type {
  ConnectDescription,
  NetworkDescription,
  PopulationDescription,
  ProbeDescription,
  Values,
} from './description.js';
import { findNeuron, findRule, findSynapse, own, SPIKES } from './library.js';

/** A hundred million neurons of one variable are a gigabyte. */
const MOST_NEURONS = 100_000_000;
/** Rows of synapses are numbered in 32 bits. */
const MOST_SYNAPSES = 2 ** 32 - 1;
const MOST_PROBLEMS = 50;

export function checkReferences(description: NetworkDescription): void {
  const problems: Problem[] = [];
  const check = (path: Path, work: () => void): void => {
    try {
      within(path, work);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  };
  checkSizes(description, check);
  for (const [name, population] of Object.entries(description.populations)) {
    const path = ['populations', name];
    check([...path, 'model'], () => findNeuron(population.model, description));
    check(path, () => demandReplay(population));
    checkPopulation(population, path, check);
  }
  checkProjections(description, check);
  for (const [index, input] of description.inputs.entries())
    for (const target of input.to) check(['inputs', index, 'to'], () => findPopulation(target, description));
  checkProbes(description, check);
  if (problems.length > 0) throw new Problems(problems.slice(0, MOST_PROBLEMS));
}

type Check = (path: Path, work: () => void) => void;

function findPopulation(name: string, { populations }: NetworkDescription): PopulationDescription {
  const found = own(populations, name);
  if (found) return found;
  throw new Problem(`There is no population \`${name}\`.`, {
    fix: suggestion(name, Object.keys(populations)),
  });
}

/** A list of spikes is replayed by the model made for it, and only there; without one it waits for injected spikes. */
function demandReplay({ model, at }: PopulationDescription): void {
  if (at === undefined || model === SPIKES) return;
  throw new Problem('Only `model: spikes` has `at`.', { fix: 'Choose that model, or leave `at` out.' });
}

function checkSizes({ populations }: NetworkDescription, check: Check): void {
  let total = 0;
  for (const [name, { size }] of Object.entries(populations)) {
    total += size;
    if (total <= MOST_NEURONS) continue;
    check(['populations', name, 'size'], () => {
      throw new Problem(`That makes ${total} neurons, more than ${MOST_NEURONS}.`, {
        fix: 'Make the populations smaller.',
      });
    });
    return;
  }
}

function checkPopulation(
  { size, with: parameters, init, positions, at }: PopulationDescription,
  path: Path,
  check: Check,
): void {
  for (const [section, record] of Object.entries({ with: parameters, init, positions }))
    for (const [name, value] of Object.entries(record ?? {}))
      check([...path, section, name], () => demandOneEach(value, size));
  for (const [index, [neuron]] of (at ?? []).entries())
    if (neuron >= size)
      check([...path, 'at', index, 0], () => {
        throw outside(neuron, 'this population', size);
      });
}

function demandOneEach(value: Values, size: number): void {
  if (typeof value !== 'object' || value.values.length === size) return;
  throw new Problem(`There are ${value.values.length} values for ${size} neurons.`, {
    fix: 'Give one for each neuron, or a text such as `rand()` that is evaluated for each.',
  });
}

function outside(neuron: number, population: string, size: number): Problem {
  return new Problem(`There is no neuron ${neuron} in ${population}.`, {
    fix: size === 0 ? 'It has none.' : `Its ${size} neurons are numbered from 0 to ${size - 1}.`,
  });
}

function checkProjections(description: NetworkDescription, check: Check): void {
  let synapses = 0;
  const names = new Set<string>();
  for (const [index, projection] of description.projections.entries()) {
    const path: Path = ['projections', index];
    const { name, from, to, connect, synapse, learn } = projection;
    if (name !== undefined && names.has(name))
      check([...path, 'name'], () => {
        throw new Problem(`Two projections are called \`${name}\`.`, { fix: 'Rename one of them.' });
      });
    if (name !== undefined) names.add(name);
    check([...path, 'from'], () => findPopulation(from, description));
    for (const [place, target] of to.entries())
      check([...path, 'to', place], () => findPopulation(target, description));
    if (synapse !== undefined) check([...path, 'synapse'], () => findSynapse(synapse, description));
    if (learn !== undefined) check([...path, 'learn', 'rule'], () => findRule(learn.rule));
    const sources = own(description.populations, from)?.size;
    for (const target of to) {
      const targets = own(description.populations, target)?.size;
      if (sources === undefined || targets === undefined) continue;
      checkPairs(connect, { from, sources, target, targets }, [...path, 'connect'], check);
      synapses += expectedSynapses(connect, sources, targets);
    }
    if (synapses > MOST_SYNAPSES) {
      check([...path, 'connect'], () => {
        throw new Problem(
          `That makes some ${synapses.toPrecision(3)} synapses, more than ${MOST_SYNAPSES}.`,
          {
            fix: 'Connect fewer neurons.',
          },
        );
      });
      return;
    }
  }
}

interface Ends {
  readonly from: string;
  readonly sources: number;
  readonly target: string;
  readonly targets: number;
}

function checkPairs(
  connect: ConnectDescription,
  { from, sources, target, targets }: Ends,
  path: Path,
  check: Check,
): void {
  if (connect.pattern === 'one_to_one' && sources !== targets)
    check(path, () => {
      throw new Problem(
        `\`one_to_one\` needs equal sizes, but ${from} has ${sources} neurons and ${target} ${targets}.`,
        {
          fix: 'Make the sizes equal, or choose another pattern.',
        },
      );
    });
  if (connect.pattern !== 'pairs') return;
  const wrong = connect.pairs.findIndex(([source, neuron]) => source >= sources || neuron >= targets);
  if (wrong < 0) return;
  const [source, neuron] = connect.pairs[wrong];
  check([...path, 'pairs', wrong, source >= sources ? 0 : 1], () => {
    throw source >= sources
      ? outside(source, `\`${from}\``, sources)
      : outside(neuron, `\`${target}\``, targets);
  });
}

/** About how many; 0 where only the builder can know. */
function expectedSynapses(connect: ConnectDescription, sources: number, targets: number): number {
  switch (connect.pattern) {
    case 'all':
      return connect.where === undefined ? sources * targets : 0;
    case 'probability':
      return typeof connect.probability === 'number' ? sources * targets * connect.probability : 0;
    case 'in_degree':
      return targets * connect.degree;
    case 'out_degree':
      return sources * connect.degree;
    case 'pairs':
      return connect.pairs.length;
    default:
      return 0;
  }
}

function checkProbes(description: NetworkDescription, check: Check): void {
  for (const [index, probe] of description.probes.entries()) {
    const path: Path = ['probes', index];
    if ('spikes' in probe)
      for (const [place, name] of probe.spikes.entries())
        check([...path, 'spikes', place], () => findPopulation(name, description));
    else if ('rate' in probe)
      for (const [place, name] of probe.rate.entries())
        check([...path, 'rate', place], () => findPopulation(name, description));
    else if ('state' in probe) {
      check([...path, 'of'], () => {
        refuseProjection(probe, description);
        findPopulation(probe.of, description);
      });
      const size = own(description.populations, probe.of)?.size;
      const last = probe.select === 'all' ? -1 : (probe.select.at(-1) ?? -1);
      if (size !== undefined && last >= size)
        check([...path, 'select'], () => {
          throw outside(last, `\`${probe.of}\``, size);
        });
    }
  }
}

function refuseProjection(
  { of, state }: Extract<ProbeDescription, { state: unknown }>,
  { projections }: NetworkDescription,
): void {
  const isProjection = projections.some(
    ({ name, from, to }) => name === of || to.some((target) => `${from}->${target}` === of),
  );
  if (!isProjection) return;
  throw new Problem(`\`${of}\` is a projection, and \`state\` records neurons.`, {
    fix: `Write \`synapses: [${state.join(', ')}]\` instead of \`state\`.`,
  });
}
