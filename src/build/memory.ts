/** How much memory the arrays of a circuit take, told before they are made. */
import type { Column } from '../equations/program.js';
import { Problem } from '../problem.js';
import type { CheckedNetwork, CheckedPopulation, CheckedProjection } from './checked-network.js';
import { type ExpectedSynapses, expectedSynapses } from './expected-synapses.js';

/** What a circuit may take unless the caller knows how much memory the machine has. */
export const DEFAULT_MEMORY_BYTES = 16 * 2 ** 30;

/** Each is an actor too, whatever its columns take. */
const MOST_NEURONS = 100_000_000;
/** Synapses are numbered in 32 bits. */
const MOST_SYNAPSES = 2 ** 32 - 1;
const INDEX_BYTES = 4;
const VALUE_BYTES = 8;

export interface MemoryEstimate {
  readonly neurons: number;
  readonly synapses: ExpectedSynapses;
  readonly bytes: number;
}

export function estimateMemory(network: Pick<CheckedNetwork, 'populations' | 'projections'>): MemoryEstimate {
  const { populations, projections } = network;
  const expected = projections.map(synapsesOf);
  const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
  const certainties = (['at most', 'expected'] as const).filter((certainty) =>
    expected.some((each) => each.certainty === certainty),
  );
  return {
    neurons: sum(populations.map(({ size }) => size)),
    synapses: {
      count: sum(expected.map(({ count }) => count)),
      certainty: certainties[0] ?? 'exactly',
    },
    bytes: sum([...populations.map(populationBytes), ...projections.map(projectionBytes)]),
  };
}

export function populationBytes({ size, program }: Pick<CheckedPopulation, 'size' | 'program'>): number {
  return size * ownColumns(program.columns) * VALUE_BYTES;
}

export function projectionBytes(projection: CheckedProjection): number {
  return rowBytes(projection) + synapsesOf(projection).count * synapseBytes(projection);
}

function rowBytes({ source }: CheckedProjection): number {
  return (source.size + 1) * INDEX_BYTES;
}

function synapseBytes({ program, delay, expanded }: CheckedProjection): number {
  if (expanded.procedural) return 0;
  return INDEX_BYTES * (delay.kind === 'one' ? 1 : 2) + ownColumns(program.columns) * VALUE_BYTES;
}

export function synapsesOf({ connect, source, target }: CheckedProjection): ExpectedSynapses {
  return expectedSynapses(connect, source.size, target.size);
}

const ownColumns = (columns: readonly Column[]): number => columns.filter(({ shared }) => !shared).length;

/** Refuses the first population or projection that surely does not fit beside those before it. */
export function refuseWhatCannotFit(
  { populations, projections }: Pick<CheckedNetwork, 'populations' | 'projections'>,
  memoryBytes: number,
): void {
  let used = 0;
  // What does not fit is described only then: the first number that is put in digits takes the machine's language tables,
  // and 15 ms.
  const take = (part: CheckedPopulation | CheckedProjection, bytes: number, what: () => string): void => {
    used += bytes;
    if (used <= memoryBytes) return;
    throw new Problem(
      `${part.name} needs ${gigabytes(bytes)} for ${what()}; the network then takes ${gigabytes(used)}, and there are ${gigabytes(memoryBytes)}.`,
      { fix: 'Make it smaller, connect fewer neurons, or use a machine with more memory.', path: part.path },
    );
  };
  let neurons = 0;
  for (const population of populations) {
    neurons += population.size;
    if (neurons > MOST_NEURONS)
      throw new Problem(`That makes ${count(neurons)} neurons, more than ${count(MOST_NEURONS)}.`, {
        fix: 'Make the populations smaller.',
        path: [...population.path, 'size'],
      });
    take(population, populationBytes(population), () => `${count(population.size)} neurons`);
  }
  for (const projection of projections) {
    const { count: synapses, certainty } = synapsesOf(projection);
    const told = certainty !== 'at most';
    const bytes = told ? projectionBytes(projection) : rowBytes(projection);
    take(projection, bytes, () => `${told ? count(synapses) : 'its'} synapses`);
    if (told && synapses > MOST_SYNAPSES) {
      throw new Problem(`${projection.name} makes ${count(synapses)} synapses.`, {
        fix: `A projection may have ${count(MOST_SYNAPSES)}: connect fewer neurons.`,
        path: projection.path,
      });
    }
  }
}

/** How many synapses of a projection fit into so many bytes. */
export function synapseLimit(projection: CheckedProjection, bytes: number): number {
  return Math.max(0, Math.min(MOST_SYNAPSES, Math.floor(bytes / synapseBytes(projection))));
}

const count = (number: number): string => number.toLocaleString('en-US');

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toPrecision(3)} GB`;
}
