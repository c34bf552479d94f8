/** Inputs from outside are refused before they touch anything: a run never has to undo one. */
import type { Circuit, Population } from '../build/circuit.js';
import type { Input } from '../bus/event.js';
import type { Variable } from '../equations/scope.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';

/** Throws a problem unless the circuit has what the input speaks of and its value is one that can be held there. */
export function checkInput(input: Input, circuit: Circuit): void {
  const population = circuit.populations[input.population];
  if (population === undefined) {
    throw new Problem(`There is no population number ${input.population}.`, {
      fix: `The network has ${circuit.populations.length}, counted from 0.`,
    });
  }
  if (!Number.isInteger(input.neuron) || input.neuron < 0 || input.neuron >= population.size) {
    throw new Problem(`\`${population.name}\` has no neuron ${input.neuron}.`, {
      fix: `Its neurons are 0 to ${population.size - 1}.`,
    });
  }
  if (input.type !== 'spike') checkValue(population, input.variable, input.value);
}

function checkValue(population: Population, key: string, value: number): void {
  const variable = writableVariable(population, key);
  // Infinity is refused too: a finite value can never make a NaN of what it is added to.
  if (!Number.isFinite(value)) {
    throw new Problem(`The value for \`${key}\` of \`${population.name}\` is ${value}.`, {
      fix: 'Give a finite number.',
    });
  }
  if (variable !== undefined && variable.type !== 'float' && !Number.isInteger(value)) {
    throw new Problem(`\`${key}\` of \`${population.name}\` holds whole numbers, not ${value}.`, {
      fix: 'Round it.',
    });
  }
}

/** The variable that an input may change: one with a column, and not kept by the engine. */
export function writableVariable(population: Population, key: string): Variable | undefined {
  const { program, columns, name } = population;
  const variable = program.scope.get(key);
  if (!columns.has(key)) {
    throw new Problem(`\`${name}\` has no variable \`${key}\` that could be changed.`, {
      fix: suggestion(key, [...columns.keys()]),
    });
  }
  if (variable?.role === 'engine' || ENGINE_KEPT.has(key)) {
    throw new Problem(`\`${key}\` of \`${name}\` is kept by the engine.`, {
      fix: 'Inject a spike instead, or change another variable.',
    });
  }
  return variable;
}

const ENGINE_KEPT: ReadonlySet<string> = new Set(['lastspike', 'not_refractory']);
