/** A checked drive gets its weights. */
import type { CheckedDrive } from './checked-network.js';
import type { Drive, Population } from './circuit.js';

export function buildDrive({ weight, ...drive }: CheckedDrive, population: Population): Drive {
  switch (weight.kind) {
    case 'one':
      return { ...drive, weight: new Float64Array(population.size).fill(weight.value) };
    case 'list':
      return { ...drive, weight: weight.values };
    case 'text':
      return { ...drive, weight: { expression: weight.text.expression, draws: weight.text.draws } };
  }
}
