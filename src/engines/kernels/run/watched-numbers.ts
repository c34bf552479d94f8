/**
 * No NaN spreads in silence here either. Kernels add up what they see, and a result below 0 says that a sum is NaN: then
 * the values themselves are looked at, and the run stops with the address.
 */
import type { Placed } from '../../../equations/kernel/frame.js';
import { type Member, NumberWatch, writtenKeys } from '../../number-watch.js';
import { columnView } from '../layout/column-view.js';
import { storagePlaces } from '../layout/fill.js';
import type { PartPlan } from '../layout/part-plan.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { columnLength, programsOf } from '../layout/synapse-columns.js';

export class WatchedNumbers {
  private readonly ofNeurons: readonly NumberWatch[];
  private readonly ofSynapses: readonly (readonly NumberWatch[])[];

  constructor({ circuit, neurons, synapses, watched }: PartPlan, buffer: ArrayBufferLike) {
    this.ofNeurons = neurons.map(({ population, columns, stretch }, p) => {
      const views = new Map(
        [...columns].map(([key, column]) => [key, columnView(buffer, column, column.length)]),
      );
      return new NumberWatch(
        population.name,
        'neuron',
        views,
        watched[p],
        circuit.dt,
        (index) => index + stretch.from,
      );
    });
    this.ofSynapses = synapses.map((block) => watchSynapses(block, circuit.dt, buffer));
  }

  /** The result of a kernel of neurons, which speaks of the tick before; returns what it counted. */
  neurons(result: number, population: number, tick: number): number {
    if (result >= 0) return result;
    this.ofNeurons[population].checkAll(tick - 1);
    return -1 - result;
  }

  synapses(result: number, projection: number, tick: number): number {
    if (result >= 0) return result;
    for (const watch of this.ofSynapses[projection]) watch.checkAll(tick);
    return -1 - result;
  }

  /** At the end of a tick. */
  allOf(population: number, tick: number): void {
    this.ofNeurons[population].checkAll(tick);
  }

  /** At the end of a tick after which somebody looks. */
  all(tick: number): void {
    for (const watch of this.ofNeurons) watch.checkAll(tick);
  }
}

/** What many synapses have in common is told by the neuron that they have in common. */
function watchSynapses(block: SynapseBlock, dt: number, buffer: ArrayBufferLike): NumberWatch[] {
  const { projection, columns, shared, stretch } = block;
  const keys = writtenKeys(programsOf(projection.program), projection.program.scope, 'own');
  const watch = (at: Placed['at'], member: Member, numberOf?: (index: number) => number): NumberWatch => {
    const views = new Map(
      [...columns].flatMap(([key, stored]) => {
        if ('constant' in stored || stored.at !== at) return [];
        const length = shared.has(key) ? 1 : columnLength(block, stored);
        return [[key, new Float64Array(buffer, stored.address, length)] as const];
      }),
    );
    return new NumberWatch(projection.name, member, views, keys, dt, numberOf);
  };
  // Asked once, when all is over: no table is kept for it.
  const synapseAt = (place: number): number => storagePlaces(block)?.indexOf(place) ?? place;
  return [
    watch(undefined, 'synapse', synapseAt),
    watch('row', 'synapses from neuron', (row) => row % projection.rowStart.length),
    watch('post', 'synapses to neuron', (index) => index + stretch.from),
  ];
}
