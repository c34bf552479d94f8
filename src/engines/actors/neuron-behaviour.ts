/** What all neurons of a population have in common: their columns and their program as closures. */
import type { Population } from '../../build/circuit.js';
import { compileCondition, compileProgram } from '../../equations/closure/closure.js';
import type { Program } from '../../equations/program.js';
import { type Column, type Columns, neuronBindings, type World } from '../bindings.js';

type Step = (index: number, tick: number) => void;

export class NeuronBehaviour {
  /** Undefined where nothing is constant over a tick. */
  readonly prepare: Step | undefined;
  readonly integrate: Step;
  readonly reset: Step;
  /** Undefined where no neuron of the population fires by itself. */
  readonly crosses: ((index: number, tick: number) => boolean) | undefined;
  private readonly lastspike: Column | undefined;
  private readonly notRefractory: Column | undefined;
  private summed: Column[] = [];

  constructor(
    readonly population: Population,
    readonly columns: Columns,
    private readonly world: World,
  ) {
    const { program } = population;
    const bindings = (purpose: string) =>
      neuronBindings(population, columns, world, population.name, purpose);
    const compile = (part: Program, purpose: string): Step =>
      part.statements.length === 0 ? nothing : compileProgram(part, program.scope, bindings(purpose));
    this.prepare = program.prepare && compile(program.prepare, 'prepare');
    this.integrate = compile(program.integrate, 'integrate');
    this.reset = compile(program.reset, 'reset');
    this.crosses =
      program.threshold &&
      compileCondition(program.threshold.condition, program.scope, bindings('threshold'));
    this.lastspike = columns.get('lastspike');
    this.notRefractory = columns.get('not_refractory');
  }

  /** Whether there is anything to do in a tick without spikes. */
  get rests(): boolean {
    return this.integrate === nothing;
  }

  get resets(): boolean {
    return this.reset !== nothing;
  }

  /** Synapses add to this variable in every tick. */
  addSummed(key: string): void {
    const column = this.columns.get(key)!;
    if (!this.summed.includes(column)) this.summed.push(column);
  }

  get isSummed(): boolean {
    return this.summed.length > 0;
  }

  clearSums(index: number): void {
    for (const column of this.summed) column[index] = 0;
  }

  fire(index: number, tick: number): void {
    if (this.lastspike !== undefined) this.lastspike[index] = tick * this.world.dt;
    if (this.notRefractory !== undefined) this.notRefractory[index] = 0;
  }
}

const nothing: Step = () => {};
