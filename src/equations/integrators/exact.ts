/** The exact solution of linear equations over a step, with what comes from outside held constant. */
import { isNumber, product, sum, ZERO } from '../algebra/arithmetic-of-trees.js';
import { call, type Expression, symbol } from '../expression.js';
import { type LinearSystem, linearSystem } from './linear-system.js';
import { propagator } from './propagator.js';
import type { Integrator } from './system.js';

export const exact: Integrator = {
  name: 'exact',
  about: 'the exact solution of linear equations',
  refuses: (system) => {
    const linear = linearSystem(system);
    if ('why' in linear) return linear.why;
    return propagator(linear) === undefined
      ? 'very many of its variables drive each other, or they do so in a circle with coefficients that differ between neurons or change'
      : undefined;
  },
  step: (system) => {
    const linear = linearSystem(system) as LinearSystem;
    const values = advance(linear);
    const driven = drivenByFrozen(linear);
    if (driven.every((is, row) => linear.freezes[row] || !is)) return { temporaries: [], values };
    const held = advance(standingStill(linear));
    return {
      temporaries: [],
      values: values.map((value, row) =>
        linear.freezes[row] || !driven[row]
          ? value
          : call('select', symbol('not_refractory'), value, held[row]),
      ),
    };
  },
};

/** New values; all that is constant has become one number. */
function advance(system: LinearSystem): Expression[] {
  const { state, input } = propagator(system)!;
  return system.names.map((_, row) => {
    const influences = system.names.map((name, column) => product(state[row][column], symbol(name)));
    const inputs = system.input.map((part, column) => product(input[row][column], part));
    const [constant, varying] = partition(inputs, (part) => part.kind === 'number');
    return sum(...influences, ...varying, sum(...constant));
  });
}

function partition<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}

/** Which variables are driven, directly or through others, by one that stands still while refractory. */
function drivenByFrozen({ matrix, freezes }: LinearSystem): boolean[] {
  const driven = freezes.map(() => false);
  for (let round = 0; round < freezes.length; round++)
    for (const [to, row] of matrix.entries())
      driven[to] ||= row.some(
        (entry, from) => from !== to && (freezes[from] || driven[from]) && !isNumber(entry, 0),
      );
  return driven;
}

function standingStill(system: LinearSystem): LinearSystem {
  const still = (row: number): boolean => system.freezes[row];
  return {
    ...system,
    matrix: system.matrix.map((row, to) => (still(to) ? row.map(() => ZERO) : row)),
    input: system.input.map((part, row) => (still(row) ? ZERO : part)),
  };
}
