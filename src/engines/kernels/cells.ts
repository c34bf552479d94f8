/** The columns of a circuit, though they lie in pieces in the memories of its parts and in another order. */
import type { Circuit, Columns, Projection } from '../../build/circuit.js';
import { ColumnSet } from '../../build/column-set.js';
import type { Input } from '../../bus/event.js';
import type { EngineState } from '../engine.js';
import { type ColumnView, columnView } from './layout/column-view.js';
import { readSynapseColumn, storagePlaces } from './layout/fill.js';
import type { VisiblePart } from './threads/crew.js';

export class Cells {
  constructor(
    private readonly circuit: Circuit,
    private readonly parts: readonly VisiblePart[],
  ) {}

  /** The memory itself where there is one part and it holds f64, else put together now. */
  population(population: number, key: string): Float64Array {
    const { size, program } = this.existing('populations', population);
    const column = program.columns.find((one) => one.key === key);
    if (column === undefined) throw noColumn(key);
    const [first] = this.parts;
    if (this.parts.length === 1 || column.shared) {
      const view = neuronColumn(first, population, key);
      return view instanceof Float64Array ? view : Float64Array.from(view);
    }
    const whole = new Float64Array(size);
    for (const part of this.parts)
      whole.set(neuronColumn(part, population, key), part.plan.neurons[population].stretch.from);
    return whole;
  }

  projection(projection: number, key: string): Float64Array {
    const { synapses, program } = this.existing('projections', projection);
    const column = program.columns.find((one) => one.key === key);
    if (column === undefined) throw noColumn(key);
    const whole = new Float64Array(column.shared ? 1 : synapses);
    for (const { plan, memory } of this.parts) {
      const block = plan.synapses[projection];
      readSynapseColumn(block, memory.buffer, key, storagePlaces(block), whole);
    }
    return whole;
  }

  change(input: Exclude<Input, { type: 'spike' }>): void {
    const { population, variable, neuron } = input;
    for (const part of this.parts) {
      const { stretch, size, columns } = part.plan.neurons[population];
      // A shared variable has one entry for all.
      const { shared } = columns.get(variable)!;
      const index = shared ? 0 : neuron - stretch.from;
      if (!shared && (index < 0 || index >= size)) continue;
      const column = neuronColumn(part, population, variable);
      column[index] = input.type === 'set' ? input.value : column[index] + input.value;
    }
  }

  copy(): Pick<EngineState, 'populations' | 'projections'> {
    const { populations, projections } = this.circuit;
    return {
      populations: populations.map(
        ({ program, index }) =>
          new Map(program.columns.map(({ key }) => [key, this.population(index, key).slice()])),
      ),
      projections: projections.map((projection) => this.copyProjection(projection)),
    };
  }

  private copyProjection({ index, program, synapses }: Projection): Columns {
    const copy = new ColumnSet();
    for (const { key, shared } of program.columns) {
      // What is one number in the code of one part is so in all.
      const stored = this.parts[0].plan.synapses[index].columns.get(key)!;
      const values = 'constant' in stored ? stored.constant : this.projection(index, key);
      copy.add(key, shared ? 1 : synapses, values);
    }
    return copy;
  }

  private existing<K extends 'populations' | 'projections'>(kind: K, index: number): Circuit[K][number] {
    const group = this.circuit[kind][index];
    if (group === undefined) throw new Error(`There is no number ${index} among the ${kind}.`);
    return group;
  }
}

/** Who asks has checked the name; a wrong one is a fault of ours. */
function noColumn(key: string): Error {
  return new Error(`There is no column \`${key}\` here.`);
}

/** The memory itself. */
function neuronColumn({ plan, memory }: VisiblePart, population: number, key: string): ColumnView {
  const column = plan.neurons[population].columns.get(key)!;
  return columnView(memory.buffer, column, column.length);
}
