/**
 * How a probe reads what its description names: a column of a group, or a subexpression worked out from columns.
 * Nothing is compiled: a probe looks at few values, and the plain walk over the tree is the meaning of every engine.
 */
import type { Circuit, Population, Projection } from '../build/circuit.js';
import type { Engine } from '../engines/engine.js';
import { evaluate } from '../equations/evaluate.js';
import { walk } from '../equations/expression.js';
import type { Scope, Variable } from '../equations/scope.js';
import { DIMENSIONLESS } from '../equations/units/dimension.js';
import { formatDimension } from '../equations/units/format.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import type { SampledVariable } from './sample-recorder.js';

/** A group as its texts see it from one of its elements. */
interface Group {
  readonly name: string;
  readonly scope: Scope;
  /** Names with columns of their own, and those of subexpressions. */
  readonly recordable: readonly string[];
  column(variable: Variable): Float64Array;
  /** Where in the variable's column element `index` has its value. */
  place(variable: Variable, index: number): number;
  /** `i`, `j`, `N` and their like. */
  constant(name: string, index: number): number | undefined;
}

export function neuronReaders(
  circuit: Circuit,
  engine: Engine,
  population: Population,
  names: readonly string[],
): SampledVariable[] {
  const { program, size } = population;
  const group: Group = {
    name: population.name,
    scope: program.scope,
    recordable: [...program.columns.map(({ key }) => key), ...program.subexpressions.keys()],
    column: ({ key }) => engine.population(population.index, key),
    place: ({ shared }, index) => (shared ? 0 : index),
    constant: (name, index) => (name === 'i' ? index : name === 'N' ? size : undefined),
  };
  return names.map((name) => reader(name, group, program.subexpressions.get(name), circuit.dt));
}

export function synapseReaders(
  circuit: Circuit,
  engine: Engine,
  projection: Projection,
  names: readonly string[],
): SampledVariable[] {
  const { program, source, target, targets } = projection;
  const sources = sourcesOf(projection);
  const sizes: Readonly<Record<string, number>> = {
    N: projection.synapses,
    N_pre: circuit.populations[source].size,
    N_post: circuit.populations[target].size,
  };
  const group: Group = {
    name: projection.name,
    scope: program.scope,
    recordable: [...program.columns.map(({ key }) => key), ...program.subexpressions.keys()],
    column: ({ key, owner }) =>
      owner === 'pre'
        ? engine.population(source, key)
        : owner === 'post'
          ? engine.population(target, key)
          : engine.projection(projection.index, key),
    place: ({ shared, owner }, index) =>
      shared ? 0 : owner === 'pre' ? sources[index] : owner === 'post' ? targets[index] : index,
    constant: (name, index) =>
      name === 'i' || name === 'i_pre'
        ? sources[index]
        : name === 'j' || name === 'i_post'
          ? targets[index]
          : sizes[name],
  };
  return names.map((name) => reader(name, group, program.subexpressions.get(name), circuit.dt));
}

/** The source neuron of each synapse. */
export function sourcesOf({ rowStart, synapses }: Pick<Projection, 'rowStart' | 'synapses'>): Uint32Array {
  const sources = new Uint32Array(synapses);
  for (let row = 0; row + 1 < rowStart.length; row++) sources.fill(row, rowStart[row], rowStart[row + 1]);
  return sources;
}

function reader(
  name: string,
  group: Group,
  subexpression: Variable['expression'],
  dtSeconds: number,
): SampledVariable {
  const variable = group.scope.get(name);
  if (subexpression === undefined && !group.recordable.includes(name)) {
    throw new Problem(`\`${group.name}\` has no variable \`${name}\` to record.`, {
      fix: suggestion(name, group.recordable),
    });
  }
  const unit = formatDimension(variable?.dimension ?? DIMENSIONLESS);
  if (subexpression !== undefined) {
    refuseRandom(name, subexpression);
    return {
      name,
      unit,
      at: (tick) => (index) =>
        evaluate(subexpression, (symbol) => lookUp(symbol, group, index, tick, dtSeconds)),
    };
  }
  const own: Variable = variable ?? ownColumn(name);
  return {
    name,
    unit,
    at: () => {
      const column = group.column(own);
      return (index) => column[group.place(own, index)];
    },
  };
}

function lookUp(name: string, group: Group, index: number, tick: number, dtSeconds: number): number {
  if (name === 't') return tick * dtSeconds;
  if (name === 'dt') return dtSeconds;
  const kept = group.constant(name, index);
  if (kept !== undefined) return kept;
  const variable = group.scope.get(name) ?? ownColumn(name);
  if (variable.value !== undefined) return variable.value;
  if (variable.expression !== undefined) {
    return evaluate(variable.expression, (symbol) => lookUp(symbol, group, index, tick, dtSeconds));
  }
  return group.column(variable)[group.place(variable, index)];
}

/** A column the engine keeps for itself and no text declares. */
function ownColumn(name: string): Variable {
  return {
    name,
    key: name,
    owner: 'own',
    role: 'engine',
    type: 'float',
    dimension: DIMENSIONLESS,
    readOnly: true,
    shared: false,
    unlessRefractory: false,
  };
}

function refuseRandom(name: string, expression: NonNullable<Variable['expression']>): void {
  walk(expression, (node) => {
    if (node.kind === 'call' && node.slot !== undefined) {
      throw new Problem(
        `\`${name}\` is random: looking at it would draw another number than the neuron gets.`,
        {
          fix: 'Make it a variable that the equations set, and record that.',
        },
      );
    }
  });
}
