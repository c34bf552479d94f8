/** The kernels of a circuit as text: the very instructions that run, as formulas, with the names of the columns they work on. */
import type { Circuit } from '../../build/circuit.js';
import { functionText } from '../../wasm/text/function-text.js';
import { writeKernels } from './emit/module.js';
import { WHOLE } from './layout/part.js';
import { type PartPlan, planPart } from './layout/part-plan.js';
import { columnLength } from './layout/synapse-columns.js';
import { BYTES_PER, BYTES_PER_INDEX, BYTES_PER_NUMBER } from './layout/widths.js';

export function describeKernels(circuit: Circuit): string {
  const plan = planPart(circuit, WHOLE);
  const places = namedPlaces(plan);
  const { module } = writeKernels(plan, false);
  const texts = module.functions.map(({ ref, code }) =>
    functionText(ref, code, (address) => {
      const place = places.find(({ begin, end }) => begin <= address && address < end);
      return place && { name: place.name, behind: address - place.begin };
    }),
  );
  return `${[...legend(circuit), ...texts].join('\n\n')}\n`;
}

/** Kernels are named by numbers. */
function legend({ populations, projections }: Circuit): string[] {
  const parts = [
    ...populations.map(({ name }, index) => `population ${index}: ${name}`),
    ...projections.map(({ name }, index) => `projection ${index}: ${name}`),
  ];
  return [NOTATION, parts.join('\n')];
}

const NOTATION = `x is a number, v two of them side by side, or four of f32, <1> the same number throughout; i and l are whole numbers of 32 and 64 bits.
What stands in brackets counts bytes.`;

interface Place {
  readonly name: string;
  readonly begin: number;
  readonly end: number;
}

function namedPlaces({ neurons, synapses }: PartPlan): Place[] {
  const places: Place[] = [];
  const add = (name: string, begin: number, bytes: number): void => {
    places.push({ name, begin, end: begin + Math.max(bytes, 1) });
  };
  for (const { population, columns, fired, frozen, size } of neurons) {
    for (const [key, { address, precision, length }] of columns)
      add(`${population.name}.${key}`, address, length * BYTES_PER[precision]);
    add(`${population.name}.fired`, fired, size * BYTES_PER_INDEX);
    if (frozen === undefined) continue;
    add(`${population.name}.refractory`, frozen.list, size * BYTES_PER_INDEX);
    for (const [key, { address, precision = 'f64' }] of frozen.aside)
      add(`${population.name}.${key} aside`, address, size * BYTES_PER[precision]);
  }
  for (const block of synapses) {
    const { projection, columns, shared, rows, targets } = block;
    for (const [key, stored] of columns) {
      if ('constant' in stored) continue;
      const entries = shared.has(key) ? 1 : columnLength(block, stored);
      add(`${projection.name}.${key}`, stored.address, entries * BYTES_PER_NUMBER);
    }
    add(`${projection.name}.targets`, targets.address, rows.count * targets.bytes);
  }
  return places;
}
