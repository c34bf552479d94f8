/** A description with everything said in full: names resolved, shorthands and `with` worked into the texts. */
import type { Parse } from '../equations/parser.js';
import type { Path } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import type { NetworkDescription } from './description.js';
import type { ExpandedInput, ExpandedNetwork, ExpandedPopulation, ExpandedProjection } from './expanded.js';
import { findArrival } from './expansion/arrival.js';
import { NetworkConstants } from './expansion/constants.js';
import { expandPopulation } from './expansion/population.js';
import { expandProbe } from './expansion/probe.js';
import { expandProjection } from './expansion/projection.js';
import { checkReferences } from './references.js';

/** Reads texts only as far as needed to know what they declare; checking them in full is the builder's. */
export function expandNetwork(network: NetworkDescription, parse: Parse): ExpandedNetwork {
  checkReferences(network);
  const constants = new NetworkConstants(network, parse);
  const { name, about, source, dt, precision, parameters, run } = network;
  const problems = new ProblemList();

  const populations = new Map<string, ExpandedPopulation>();
  for (const key of Object.keys(network.populations)) {
    const population = problems.collect(() => expandPopulation(key, network, constants));
    if (population !== undefined) populations.set(key, population);
  }
  const named = new NamedProjections();
  for (const [index, projection] of network.projections.entries())
    for (const to of projection.to) {
      const target = populations.get(to);
      if (!target) continue;
      const path = ['projections', index];
      const place = { name: named.nameFor(projection, to), path, target, network, constants };
      const expanded = problems.collect(() => expandProjection(projection, place));
      if (expanded !== undefined) named.add(projection, expanded);
    }
  const inputs = network.inputs.flatMap(
    (_, index) => problems.collect(() => expandInput(network, index, populations, constants)) ?? [],
  );
  problems.throwAny();
  const probes = network.probes.flatMap(
    (probe, index) => problems.collect(() => expandProbe(probe, ['probes', index], named.byName)) ?? [],
  );
  problems.throwAny();
  return {
    name,
    about,
    source,
    dt,
    precision,
    parameters,
    run,
    populations: [...populations.values()],
    projections: named.all,
    inputs,
    probes,
  };
}

function expandInput(
  network: NetworkDescription,
  index: number,
  populations: ReadonlyMap<string, ExpandedPopulation>,
  constants: NetworkConstants,
): ExpandedInput[] {
  const path: Path = ['inputs', index];
  const { to, weight, sources, rate, ...rest } = network.inputs[index];
  return to.flatMap((name) => {
    const target = populations.get(name);
    if (!target) return [];
    const { variable } = findArrival(target, rest, path, constants);
    return [{ path, to: name, variable, weight, sources, rate }];
  });
}

type Ends = { readonly name?: string; readonly from: string; readonly to: readonly string[] };

/** Projections by every name that may mean them: their own, and the one given to several at once. */
class NamedProjections {
  readonly all: ExpandedProjection[] = [];
  readonly byName = new Map<string, ExpandedProjection[]>();
  /** How often each name was asked for. */
  private readonly asked = new Map<string, number>();

  nameFor({ name, from, to }: Ends, target: string): string {
    const plain = name === undefined ? `${from}->${target}` : to.length === 1 ? name : `${name}->${target}`;
    const count = (this.asked.get(plain) ?? 0) + 1;
    this.asked.set(plain, count);
    return count === 1 ? plain : `${plain}#${count}`;
  }

  add({ name, to }: Ends, projection: ExpandedProjection): void {
    this.all.push(projection);
    this.byName.set(projection.name, [projection]);
    if (name !== undefined && to.length > 1)
      this.byName.set(name, [...(this.byName.get(name) ?? []), projection]);
  }
}
