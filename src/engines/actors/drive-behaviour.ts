/** What the actors of one Poisson drive have in common. */
import type { Drive, Population } from '../../build/circuit.js';
import { RandomStream } from '../../clock/random.js';
import { compileValue } from '../../equations/closure/closure.js';
import { type Column, type Columns, neuronBindings, type World } from '../bindings.js';

export class DriveBehaviour {
  private readonly column: Column;
  /** Given where the variable may not be written while refractory. */
  private readonly notRefractory: Column | undefined;
  private readonly weight: (neuron: number, tick: number) => number;
  private readonly stream: RandomStream;

  constructor(
    readonly drive: Drive,
    population: Population,
    columns: Columns,
    world: World,
  ) {
    const { weight, variable } = drive;
    const { scope } = population.program;
    this.column = columns.get(variable)!;
    this.notRefractory = scope.get(variable)?.unlessRefractory ? columns.get('not_refractory') : undefined;
    this.stream = new RandomStream(world.seed, drive.name, 'drive');
    if (weight instanceof Float64Array) this.weight = (neuron) => weight[neuron];
    else {
      const bindings = neuronBindings(population, columns, world, drive.name, 'weight');
      const value = compileValue(weight.expression, scope, bindings);
      this.weight = (neuron, tick) => value(neuron, neuron, neuron, tick);
    }
  }

  arrive(neuron: number, tick: number): void {
    if (this.notRefractory !== undefined && this.notRefractory[neuron] === 0) return;
    const { sources, probability } = this.drive;
    const spikes = this.stream.binomial(sources, probability, neuron, tick, 0);
    if (spikes > 0) this.column[neuron] += this.weight(neuron, tick) * spikes;
  }
}
