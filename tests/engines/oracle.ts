/**
 * The slowest obvious simulator of a circuit, for holding engines to. Written from the description of a tick in
 * docs/architecture.md, sharing with the engines only what a circuit is, how an expression is evaluated and how random
 * numbers are drawn: no queue (in each tick it looks back over all past spikes), no closures, no actors.
 */
import type { Circuit, Columns } from '../../src/build/circuit.js';
import type { Input } from '../../src/bus/event.js';
import { RandomStream } from '../../src/clock/random.js';
import { evaluate } from '../../src/equations/evaluate.js';
import type { CallNode, Expression } from '../../src/equations/expression.js';
import type { Program } from '../../src/equations/program.js';
import type { Scope, Variable } from '../../src/equations/scope.js';

export interface OracleRun {
  readonly populations: readonly ReadonlyMap<string, Float64Array>[];
  readonly projections: readonly ReadonlyMap<string, Float64Array>[];
  /** [tick, population, neuron]. */
  readonly spikes: readonly (readonly [number, number, number])[];
  /** [tick, projection, synapse]. */
  readonly deliveries: readonly (readonly [number, number, number])[];
}

/** Who is at work: group for random draws, own index, and the two neurons of a synapse. */
interface Place {
  readonly group: string;
  readonly index: number;
  readonly pre?: number;
  readonly post?: number;
  readonly cell: (variable: Variable) => readonly [Float64Array, number] | undefined;
  readonly engine: (variable: Variable) => number;
}

/** @param inputs for each tick, what is injected before it. */
export function runOracle(circuit: Circuit, ticks: number, inputs: readonly Input[][] = []): OracleRun {
  const { dt, seed } = circuit;
  const neurons = circuit.populations.map(({ columns }) => copy(columns));
  const synapses = circuit.projections.map(({ columns }) => copy(columns));
  const spikes: (readonly [number, number, number])[] = [];
  const deliveries: (readonly [number, number, number])[] = [];

  const neuronPlace = (
    population: number,
    index: number,
    group = circuit.populations[population].name,
  ): Place => ({
    group,
    index,
    cell: ({ key, shared }) => pick(neurons[population], key, shared, index),
    engine: ({ key }) => (key === 'N' ? circuit.populations[population].size : index),
  });

  const synapsePlace = (projection: number, index: number): Place => {
    const { name, source, target, rowStart, targets, synapses: count } = circuit.projections[projection];
    let pre = 0;
    while (rowStart[pre + 1] <= index) pre++;
    const post = targets[index];
    return {
      group: name,
      index,
      pre,
      post,
      cell: ({ key, owner, shared }) =>
        owner === 'pre'
          ? pick(neurons[source], key, shared, pre)
          : owner === 'post'
            ? pick(neurons[target], key, shared, post)
            : pick(synapses[projection], key, shared, index),
      engine: ({ key, owner }) => {
        if (key === 'i') return owner === 'post' ? post : pre;
        if (key === 'j') return post;
        if (owner === 'pre') return circuit.populations[source].size;
        return owner === 'post' ? circuit.populations[target].size : count;
      },
    };
  };

  const value = (
    expression: Expression,
    scope: Scope,
    at: Place,
    purpose: string,
    tick: number,
    locals?: Map<string, number>,
  ): number =>
    evaluate(
      expression,
      (name) => {
        const local = locals?.get(name);
        if (local !== undefined) return local;
        const variable = scope.get(name)!;
        if (variable.value !== undefined) return variable.value;
        const cell = at.cell(variable);
        if (cell !== undefined) return cell[0][cell[1]];
        if (variable.key === 't') return tick * dt;
        return variable.key === 'dt' ? dt : at.engine(variable);
      },
      (call, given) => draw(new RandomStream(seed, at.group, purpose), call, given, at.index, tick),
    );

  const execute = (
    program: Program | undefined,
    scope: Scope,
    at: Place,
    purpose: string,
    tick: number,
  ): void => {
    const locals = new Map<string, number>();
    for (const statement of program?.statements ?? []) {
      const result = value(statement.value, scope, at, purpose, tick, locals);
      if (statement.local) locals.set(statement.target, result);
      else {
        const [column, index] = at.cell(scope.get(statement.target)!)!;
        column[index] = result;
      }
    }
  };

  const eachNeuron = (visit: (population: number, neuron: number) => void): void => {
    circuit.populations.forEach(({ size }, population) => {
      for (let neuron = 0; neuron < size; neuron++) visit(population, neuron);
    });
  };
  const eachSynapse = (visit: (projection: number, synapse: number) => void): void => {
    circuit.projections.forEach(({ synapses: count }, projection) => {
      for (let synapse = 0; synapse < count; synapse++) visit(projection, synapse);
    });
  };

  const prepare = (tick: number): void => {
    eachNeuron((population, neuron) => {
      const { program } = circuit.populations[population];
      execute(program.prepare, program.scope, neuronPlace(population, neuron), 'prepare', tick);
    });
    eachSynapse((projection, synapse) => {
      const { program } = circuit.projections[projection];
      execute(program.prepare, program.scope, synapsePlace(projection, synapse), 'prepare', tick);
    });
  };

  for (let tick = 0; tick < ticks; tick++) {
    const told = new Set<string>();
    for (const input of inputs[tick] ?? []) {
      if (input.type === 'spike') told.add(`${input.population} ${input.neuron}`);
      else {
        const column = neurons[input.population].get(input.variable)!;
        // Not by adding 0: -0 is to stay what it is.
        column[input.neuron] = input.type === 'add' ? column[input.neuron] + input.value : input.value;
      }
    }

    prepare(tick);
    for (const { source, target, program } of circuit.projections)
      for (const { side, key } of program.summed) neurons[side === 'pre' ? source : target].get(key)!.fill(0);
    eachSynapse((projection, synapse) => {
      const { source, target, program } = circuit.projections[projection];
      const at = synapsePlace(projection, synapse);
      for (const { side, key, value: summand } of program.summed) {
        const column = neurons[side === 'pre' ? source : target].get(key)!;
        column[side === 'pre' ? at.pre! : at.post!] += value(
          summand,
          program.scope,
          at,
          `summed ${key}`,
          tick,
        );
      }
    });

    eachNeuron((population, neuron) => {
      const { program } = circuit.populations[population];
      execute(program.integrate, program.scope, neuronPlace(population, neuron), 'integrate', tick);
    });
    eachSynapse((projection, synapse) => {
      const { program } = circuit.projections[projection];
      execute(program.integrate, program.scope, synapsePlace(projection, synapse), 'integrate', tick);
    });

    const fired: (readonly [number, number])[] = [];
    eachNeuron((population, neuron) => {
      const { program, schedule } = circuit.populations[population];
      const crosses =
        program.threshold !== undefined &&
        value(
          program.threshold.condition,
          program.scope,
          neuronPlace(population, neuron),
          'threshold',
          tick,
        ) !== 0;
      const listed = schedule?.neurons.some((one, k) => one === neuron && schedule.ticks[k] === tick);
      if (!crosses && !listed && !told.has(`${population} ${neuron}`)) return;
      fired.push([population, neuron]);
      spikes.push([tick, population, neuron]);
      const columns = neurons[population];
      if (columns.has('lastspike')) columns.get('lastspike')![neuron] = tick * dt;
      if (columns.has('not_refractory')) columns.get('not_refractory')![neuron] = 0;
    });

    for (const [emitted, population, neuron] of spikes) {
      eachSynapse((projection, synapse) => {
        const { source, program, rowStart, delayTicks } = circuit.projections[projection];
        if (source !== population || program.onPre === undefined) return;
        if (synapse < rowStart[neuron] || synapse >= rowStart[neuron + 1]) return;
        const delay = typeof delayTicks === 'number' ? delayTicks : delayTicks[synapse];
        if (emitted + delay !== tick) return;
        execute(program.onPre, program.scope, synapsePlace(projection, synapse), 'on_pre', tick);
        deliveries.push([tick, projection, synapse]);
      });
    }
    for (const { name, population, variable, weight, sources, probability } of circuit.drives) {
      const { program, size } = circuit.populations[population];
      for (let neuron = 0; neuron < size; neuron++) {
        const count = new RandomStream(seed, name, 'drive').binomial(sources, probability, neuron, tick, 0);
        const guarded = program.scope.get(variable)?.unlessRefractory === true;
        if (guarded && neurons[population].get('not_refractory')?.[neuron] === 0) continue;
        const each =
          weight instanceof Float64Array
            ? weight[neuron]
            : value(weight.expression, program.scope, neuronPlace(population, neuron, name), 'weight', tick);
        neurons[population].get(variable)![neuron] += each * count;
      }
    }
    for (const [population, neuron] of fired) {
      eachSynapse((projection, synapse) => {
        const { target, targets, program } = circuit.projections[projection];
        if (target !== population || targets[synapse] !== neuron) return;
        execute(program.onPost, program.scope, synapsePlace(projection, synapse), 'on_post', tick);
      });
    }
    for (const [population, neuron] of fired) {
      const { program } = circuit.populations[population];
      execute(program.reset, program.scope, neuronPlace(population, neuron), 'reset', tick);
    }
  }
  prepare(ticks);
  return { populations: neurons, projections: synapses, spikes, deliveries };
}

function pick(
  columns: Columns,
  key: string,
  shared: boolean,
  index: number,
): readonly [Float64Array, number] | undefined {
  const column = columns.get(key);
  return column && [column, shared ? 0 : index];
}

function draw(
  stream: RandomStream,
  { name, slot }: CallNode,
  [first, second]: readonly number[],
  index: number,
  tick: number,
): number {
  if (name === 'rand') return stream.uniform(index, tick, slot!);
  if (name === 'randn') return stream.normal(index, tick, slot!);
  if (name === 'poisson') return stream.poisson(first, index, tick, slot!);
  return stream.binomial(first, second, index, tick, slot!);
}

function copy(columns: Columns): Map<string, Float64Array> {
  return new Map([...columns].map(([key, column]) => [key, column.slice()]));
}
