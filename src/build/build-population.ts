/** A checked population becomes columns. */

import { SweptStream } from '../clock/swept-stream.js';
import { under } from '../problem.js';
import type { CheckedPopulation } from './checked-network.js';
import type { Population } from './circuit.js';
import { ColumnSet } from './column-set.js';
import { type Group, initialiseColumn } from './columns.js';
import { type ElementData, elementValue } from './element.js';

/** Problems have paths relative to the expanded model. */
export function buildPopulation(population: CheckedPopulation, seed: number): Population {
  const { name, index, size, path, program } = population;
  const columns = ColumnSet.initial(program.columns, size);
  const data: Omit<ElementData, 'random'> = { own: { size, columns } };
  const group: Group = {
    elements: 'neurons',
    fill: (text, variable, into) => {
      const value = elementValue(text, { ...data, random: new SweptStream(seed, name, `init ${variable}`) });
      for (let neuron = 0; neuron < into.length; neuron++) into[neuron] = value(neuron, neuron, neuron, 0);
    },
  };
  for (const { key, values } of population.init) {
    const column = program.columns.find((each) => each.key === key)!;
    under(['init', key], () => initialiseColumn(columns, column, values, group));
  }
  return { name, index, size, path, program, columns: new Map(columns), schedule: population.schedule };
}
