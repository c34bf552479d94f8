/**
 * No NaN spreads in silence here either. Kernels add up what they see, and a result below 0 says that a sum is NaN: then
 * the values themselves are looked at, and the run stops with the address.
 */
import { NumberWatch, writtenKeys } from '../../number-watch.js';
import { columnView } from '../layout/column-view.js';
import type { PartPlan } from '../layout/part-plan.js';
import { programsOf } from '../layout/synapse-block.js';

export class WatchedNumbers {
  private readonly ofNeurons: readonly NumberWatch[];
  private readonly ofSynapses: readonly NumberWatch[];

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
    this.ofSynapses = synapses.map(({ projection, columns, rows, shared }) => {
      const keys = writtenKeys(programsOf(projection.program), projection.program.scope, 'own');
      const views = new Map(
        [...columns].flatMap(([key, stored]) =>
          'constant' in stored
            ? []
            : [[key, new Float64Array(buffer, stored.address, shared.has(key) ? 1 : rows.count)] as const],
        ),
      );
      return new NumberWatch(projection.name, 'synapse', views, keys, circuit.dt);
    });
  }

  /** The result of a kernel of neurons, which speaks of the tick before; returns what it counted. */
  neurons(result: number, population: number, tick: number): number {
    if (result >= 0) return result;
    this.ofNeurons[population].checkAll(tick - 1);
    return -1 - result;
  }

  synapses(result: number, projection: number, tick: number): number {
    if (result >= 0) return result;
    this.ofSynapses[projection].checkAll(tick);
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
