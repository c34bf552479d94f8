/** Changes from outside as users write them: names instead of numbers, and values with units. */
import type { Circuit, Population } from '../build/circuit.js';
import type { QuantityReader } from '../build/quantity-reader.js';
import type { Input } from '../bus/event.js';
import { DIMENSIONLESS } from '../equations/units/dimension.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { checkInput, writableVariable } from './inputs.js';

/** A number is in SI units, text has its own (`-50 mV`). */
export type Injection = { readonly population: string; readonly neuron: number } & (
  | { readonly spike: true }
  | { readonly variable: string; readonly set: number | string }
  | { readonly variable: string; readonly add: number | string }
);

/** Throws a problem for what the circuit does not have or cannot hold. */
export function readInjection(injection: Injection, circuit: Circuit, quantities: QuantityReader): Input {
  const population = findPopulation(circuit, injection.population);
  const input: Input =
    'spike' in injection
      ? { type: 'spike', population: population.index, neuron: injection.neuron }
      : readChange(injection, population, quantities);
  checkInput(input, circuit);
  return input;
}

function readChange(
  injection: Exclude<Injection, { readonly spike: true }>,
  population: Population,
  quantities: QuantityReader,
): Input {
  const { variable, neuron } = injection;
  const [type, written] =
    'set' in injection ? (['set', injection.set] as const) : (['add', injection.add] as const);
  const dimension = writableVariable(population, variable)?.dimension ?? DIMENSIONLESS;
  const value =
    typeof written === 'number' ? written : quantities.value(written, dimension, `\`${variable}\``);
  return { type, population: population.index, neuron, variable, value };
}

/** Throws a problem that names the nearest, where there is no such population. */
export function findPopulation({ populations }: Circuit, name: string): Population {
  const found = populations.find((population) => population.name === name);
  if (found !== undefined) return found;
  const names = populations.map((population) => population.name);
  throw new Problem(`There is no population \`${name}\`.`, { fix: suggestion(name, names) });
}
