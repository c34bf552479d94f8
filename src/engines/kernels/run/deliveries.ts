/**
 * Which kernels to call for the spikes that arrive in a tick, in the order of deliveries: by tick of emission, the oldest
 * first, then source population, source neuron, projection and synapse.
 *
 * A kernel takes all spikes of a population and tick at once. Where two projections of one population write, with the
 * same delay, what the other reads or writes, the spikes are taken one by one, through all those projections.
 */
import type { Projection } from '../../../build/circuit.js';
import { names } from '../../../equations/expression.js';
import { MadeRows } from '../emit/made-rows.js';
import type { Kernel } from '../emit/module.js';
import type { PartPlan } from '../layout/part-plan.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import type { SpikeStore } from './spike-store.js';
import type { WatchedNumbers } from './watched-numbers.js';

interface Delivery {
  readonly kernel: Kernel;
  readonly projection: number;
  /** Address of the beginnings of the rows. */
  readonly starts: number;
  /** Where rows are made for each spike. */
  readonly made: MadeRows | undefined;
}

/** What spikes of one population do after one delay. */
interface Arrival {
  readonly delayTicks: number;
  readonly population: number;
  readonly deliveries: readonly Delivery[];
  readonly oneByOne: boolean;
}

export class Deliveries {
  private readonly arrivals: readonly Arrival[];

  constructor(
    { circuit, synapses }: PartPlan,
    find: (name: string) => Kernel | undefined,
    private readonly spikes: SpikeStore,
    buffer: ArrayBufferLike,
  ) {
    const found = new Map<string, { delayTicks: number; population: number; deliveries: Delivery[] }>();
    for (const block of synapses) {
      const { projection, rows, starts } = block;
      const kernel = find(`on_pre ${projection.index}`);
      if (kernel === undefined) continue;
      const made = projection.procedural && new MadeRows(block, buffer);
      rows.groups.forEach(({ delayTicks }, group) => {
        const key = `${delayTicks} ${projection.source}`;
        const arrival = found.get(key) ?? { delayTicks, population: projection.source, deliveries: [] };
        arrival.deliveries.push({ kernel, projection: projection.index, starts: starts[group], made });
        found.set(key, arrival);
      });
    }
    this.arrivals = [...found.values()]
      .map((arrival) => ({
        ...arrival,
        oneByOne: interfere([
          ...new Set(arrival.deliveries.map(({ projection }) => circuit.projections[projection])),
        ]),
      }))
      .sort((a, b) => b.delayTicks - a.delayTicks || a.population - b.population);
  }

  /** Returns how many synapses were reached. */
  deliver(tick: number, watch: WatchedNumbers): number {
    const { arrivals, spikes } = this;
    let synapses = 0;
    for (let a = 0; a < arrivals.length; a++) {
      const { delayTicks, population, deliveries, oneByOne } = arrivals[a];
      const emitted = tick - delayTicks;
      const count = emitted < 0 ? 0 : spikes.count(emitted, population);
      if (count === 0) continue;
      const address = spikes.address(emitted, population);
      const [calls, each] = oneByOne ? [count, 1] : [1, count];
      for (let call = 0; call < calls; call++) {
        for (let d = 0; d < deliveries.length; d++) {
          synapses += this.deliverOne(deliveries[d], address + call * BYTES_PER_INDEX, each, tick, watch);
        }
      }
    }
    return synapses;
  }

  private deliverOne(
    { kernel, projection, starts, made }: Delivery,
    address: number,
    count: number,
    tick: number,
    watch: WatchedNumbers,
  ): number {
    if (made === undefined) return watch.synapses(kernel(address, count, starts, tick), projection, tick);
    let synapses = 0;
    for (let spike = 0; spike < count; spike++) {
      const at = address + spike * BYTES_PER_INDEX;
      synapses += watch.synapses(kernel(at, 1, made.make(this.spikes.at(at)), tick), projection, tick);
    }
    return synapses;
  }
}

/** Whether the order matters in which the spikes of one population go through these projections. */
function interfere(projections: readonly Projection[]): boolean {
  return projections.some((one, k) =>
    projections.slice(k + 1).some((other) => meet(one, other) || meet(other, one)),
  );
}

/** Whether `one` writes a column of a neuron that `other` reads or writes. */
function meet(one: Projection, other: Projection): boolean {
  const touched = new Set([...columnsOf(other).read, ...columnsOf(other).written]);
  return [...columnsOf(one).written].some((column) => touched.has(column));
}

/** Columns of neurons that the projection's `on_pre` knows, told apart by population and key. */
function columnsOf({ program, source, target }: Projection): { read: Set<string>; written: Set<string> } {
  const read = new Set<string>();
  const written = new Set<string>();
  const add = (into: Set<string>, name: string): void => {
    const variable = program.scope.get(name);
    if (variable?.owner === 'pre') into.add(`${source} ${variable.key}`);
    if (variable?.owner === 'post') into.add(`${target} ${variable.key}`);
  };
  for (const statement of program.onPre?.statements ?? []) {
    if (!statement.local) add(written, statement.target);
    for (const name of names(statement.value)) add(read, name);
  }
  return { read, written };
}
