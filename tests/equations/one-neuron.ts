/** A neuron made from text, to be stepped and looked at. */
import { RandomStream } from '../../src/clock/random.js';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { compileCondition, compileProgram } from '../../src/equations/closure/closure.js';
import { programNeuron } from '../../src/equations/neuron-program.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import type { Program } from '../../src/equations/program.js';
import type { NeuronDescription } from '../../src/network/description.js';

const parse = await loadParser();

export function neuron(description: NeuronDescription, dtSeconds = 1e-4, size = 1) {
  const program = programNeuron(checkNeuron(description, new Map(), parse), dtSeconds);
  const columns = new Map(
    program.columns.map(({ key, initial, shared }) => [
      key,
      new Float64Array(shared ? 1 : size).fill(initial),
    ]),
  );
  const bindings = {
    synaptic: false,
    dtSeconds,
    column: ({ key }: { key: string }) => columns.get(key),
    size: () => size,
    stream: new RandomStream(3, 'neurons', 'integrate'),
  };
  const integrate = compileProgram(program.integrate, program.scope, bindings);
  const reset = compileProgram(program.reset, program.scope, bindings);
  const crosses = program.threshold && compileCondition(program.threshold.condition, program.scope, bindings);
  let tick = 0;
  return {
    program,
    columns,
    get: (key: string, index = 0): number => columns.get(key)![index],
    set: (values: Readonly<Record<string, number>>): void => {
      for (const [key, value] of Object.entries(values)) columns.get(key)!.fill(value);
    },
    run: (ticks: number): void => {
      for (const end = tick + ticks; tick < end; tick++)
        for (let index = 0; index < size; index++) integrate(index, tick);
    },
    reset: (): void => reset(0, tick),
    crosses: (): boolean => crosses!(0, tick),
    /** As the engine does it, at the tick just run. */
    spike: (): void => {
      columns.get('lastspike')![0] = (tick - 1) * dtSeconds;
      columns.get('not_refractory')![0] = 0;
    },
  };
}

export const text = ({ statements }: Program): string[] =>
  statements.map(({ target, value }) => `${target} = ${printExpression(value)}`);
