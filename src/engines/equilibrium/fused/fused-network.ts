/** A network of dense layers in the memory of its kernels. One state is there at a time; callers put it in and take it out. */
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import type { EquilibriumParameters } from '../learner.js';
import type { Nudge } from '../nudge.js';
import type { Scales } from '../scales.js';
import { type ActiveInputs, InputLister } from './active-inputs.js';
import { demandFusible } from './demand-fusible.js';
import { type Kernels, makeKernels } from './fused-kernels.js';
import { type Contrast, FusedLearning } from './fused-learning.js';
import { FusedMemory } from './fused-memory.js';
import { type AnyParameters, readParameters, writeParameters } from './fused-parameters.js';
import { type FusedLayout, fusedLayout } from './layout.js';
import { factorsOf } from './learn-kernel.js';

export class FusedNetwork {
  readonly layout: FusedLayout;
  /** All layers above the input, each filled up to whole vectors. */
  readonly state: Float32Array;
  /** What neurons told at the end of `settle`. */
  readonly told: Float32Array;
  /** What drives the first layer, and the biases of the others, after `drive`. */
  readonly base: Float32Array;
  private readonly memory: FusedMemory;
  private readonly inputs: InputLister;
  private readonly kernels: Kernels;
  private readonly learning: FusedLearning;

  constructor(
    readonly widths: readonly number[],
    program: EquilibriumProgram,
    epsilon: number,
  ) {
    demandFusible(program);
    const { neuron, weights, clamped } = program;
    this.layout = fusedLayout(widths, {
      tellsState: neuron.tellsState,
      terms: Math.max(...[weights, clamped].flatMap(({ products, own }) => [products.length, own.length])),
      factors: factorsOf(program).length,
    });
    const { state, told, base, stateSize } = this.layout;
    this.memory = new FusedMemory(this.layout);
    this.inputs = new InputLister(this.layout);
    this.kernels = makeKernels(this.layout, program, epsilon, this.memory.memory);
    this.learning = new FusedLearning(program, this.layout, this.memory, this.kernels);
    this.state = this.memory.numbers(state, stateSize);
    this.told = this.memory.numbers(told, stateSize);
    this.base = this.memory.numbers(base, stateSize);
  }

  /** The memory as it is. */
  get whole(): Float32Array {
    return this.memory.whole;
  }

  /** A row of the samples, without its zeros. */
  active(values: ArrayLike<number>, from: number): ActiveInputs {
    return this.inputs.active(values, from);
  }

  /** Works out `base` for an input. */
  drive(input: ActiveInputs): void {
    this.memory.list(input);
    this.kernels.drive(input.bytes);
  }

  settle(steps: number, nudge?: Nudge): void {
    if (steps === 0) return;
    if (nudge === undefined) {
      this.kernels['settle free'](steps);
      return;
    }
    const { force, stiffness } = this.layout;
    this.memory.put(force, nudge.force);
    this.memory.splat(stiffness, nudge.stiffness);
    this.kernels['settle nudged'](steps);
  }

  /** What weights and biases change by themselves in an update: before anything is learned from its samples. */
  change(scales: Scales): void {
    this.learning.change(scales);
  }

  /** What a sample teaches. */
  learn(input: ActiveInputs, contrast: Contrast, scales: Scales): void {
    this.learning.learn(input, contrast, scales);
  }

  parameters(): EquilibriumParameters {
    return readParameters(this.memory, this.layout);
  }

  load(parameters: AnyParameters): void {
    writeParameters(this.memory, this.layout, parameters);
  }
}
