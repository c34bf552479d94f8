/** That everything a description names exists, and that there is no more of it than can be checked one by one. */
import { type Path, Problem, within } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import { suggestion } from '../suggest.js';
import type {
  NetworkDescription,
  PopulationDescription,
  ProbeDescription,
  ProjectionDescription,
} from './description.js';
import { findNeuron, findRule, findSynapse, own, SPIKES } from './library.js';

/** Each takes kilobytes and milliseconds, however small it is. */
const MOST_POPULATIONS = 5_000;
const MOST_PROJECTIONS = 100_000;

/** Throws `Problems`. */
export function checkReferences(description: NetworkDescription): void {
  refuseTooMany(description);
  const problems = new ProblemList();
  const check: Check = (path, work) => problems.collect(() => within(path, work));
  for (const [name, population] of Object.entries(description.populations)) {
    const path = ['populations', name];
    check([...path, 'model'], () => findNeuron(population.model, description));
    check(path, () => demandReplay(population));
  }
  checkProjections(description, check);
  for (const [index, { to }] of description.inputs.entries())
    checkPopulations(to, ['inputs', index, 'to'], description, check);
  for (const [index, probe] of description.probes.entries())
    checkProbe(probe, ['probes', index], description, check);
  problems.throwAny();
}

type Check = (path: Path, work: () => void) => void;

function refuseTooMany({ populations, projections }: NetworkDescription): void {
  const refuse = (count: number, most: number, section: string): void => {
    if (count <= most) return;
    const what = `There are ${count} ${section}, more than ${most}.`;
    throw new Problem(what, { fix: 'Join those that are alike into larger ones.', path: [section] });
  };
  refuse(Object.keys(populations).length, MOST_POPULATIONS, 'populations');
  refuse(
    projections.reduce((count, { to }) => count + to.length, 0),
    MOST_PROJECTIONS,
    'projections',
  );
}

function checkPopulations(
  names: readonly string[],
  path: Path,
  description: NetworkDescription,
  check: Check,
): void {
  for (const [place, name] of names.entries())
    check([...path, place], () => demandPopulation(name, description));
}

function demandPopulation(name: string, { populations }: NetworkDescription): void {
  if (own(populations, name)) return;
  throw new Problem(`There is no population \`${name}\`.`, {
    fix: suggestion(name, Object.keys(populations)),
  });
}

/** A list of spikes is replayed by the model made for it, and only there; without one it waits for injected spikes. */
function demandReplay({ model, at }: PopulationDescription): void {
  if (at === undefined || model === SPIKES) return;
  throw new Problem('Only `model: spikes` has `at`.', { fix: 'Choose that model, or leave `at` out.' });
}

function checkProjections(description: NetworkDescription, check: Check): void {
  const names = new Set<string>();
  for (const [index, { name, from, to, synapse, learn }] of description.projections.entries()) {
    const path: Path = ['projections', index];
    if (name !== undefined && names.has(name))
      check([...path, 'name'], () => {
        throw new Problem(`Two projections are called \`${name}\`.`, { fix: 'Rename one of them.' });
      });
    if (name !== undefined) names.add(name);
    check([...path, 'from'], () => demandPopulation(from, description));
    checkPopulations(to, [...path, 'to'], description, check);
    if (synapse !== undefined) check([...path, 'synapse'], () => findSynapse(synapse, description));
    if (learn !== undefined) check([...path, 'learn', 'rule'], () => findRule(learn.rule));
  }
}

/** Projections get their names only when everything is expanded: there, probes of synapses are checked. */
function checkProbe(
  probe: ProbeDescription,
  path: Path,
  description: NetworkDescription,
  check: Check,
): void {
  if ('spikes' in probe) checkPopulations(probe.spikes, [...path, 'spikes'], description, check);
  else if ('rate' in probe) checkPopulations(probe.rate, [...path, 'rate'], description, check);
  else if ('state' in probe)
    check([...path, 'of'], () => {
      refuseProjection(probe, description.projections);
      demandPopulation(probe.of, description);
    });
}

function refuseProjection(
  { of, state }: Extract<ProbeDescription, { state: unknown }>,
  projections: readonly ProjectionDescription[],
): void {
  const isProjection = projections.some(
    ({ name, from, to }) => name === of || to.some((target) => `${from}->${target}` === of),
  );
  if (!isProjection) return;
  throw new Problem(`\`${of}\` is a projection, and \`state\` records neurons.`, {
    fix: `Write \`synapses: [${state.join(', ')}]\` instead of \`state\`.`,
  });
}
