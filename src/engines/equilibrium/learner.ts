/**
 * What every engine of equilibrium propagation offers: the plain loops (the oracle), compiled kernels, batches on a tensor
 * backend, and neurons that tell each other only what changed. One hot targets: the output has a neuron for each class.
 */
import type { EquilibriumProgram } from '../../equations/equilibrium/index.js';
import type { Nudging } from '../../network/equilibrium-description.js';

/** Rows of numbers, one after the other. */
export interface InputRows {
  readonly count: number;
  readonly width: number;
  readonly values: ArrayLike<number>;
}

export interface LabelledRows {
  readonly inputs: InputRows;
  readonly labels: ArrayLike<number>;
  /**
   * Which sample each row is, a whole number from 0 on: the next time it comes, its free phase goes on where it ended.
   * Rows without go from rest.
   */
  readonly identities?: ArrayLike<number>;
}

export interface EquilibriumLearner {
  readonly widths: readonly number[];
  /**
   * One update from the batch; gives the mean cost of its free states. Bad samples are a Problem, and change nothing.
   * @param pace of this update: the learning rates are multiplied by it.
   */
  learn(samples: LabelledRows, pace?: number): number;
  /**
   * Free states, from rest: a row for each input. Of the output, unless another layer is named; they count from the input, 0.
   */
  outputs(inputs: InputRows, layer?: number): Float32Array;
  /** Updates so far, from which the signs of coming nudges follow. */
  updates: number;
  /** A copy. Weights of a bond lie with those of a neuron of its upper layer together. */
  parameters(): EquilibriumParameters;
  load(parameters: EquilibriumParameters): void;
  /** Gives back what it took of a backend; it is of no use afterwards. */
  dispose?(): void;
}

export interface EquilibriumParameters {
  readonly weights: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
}

export interface LearningSettings {
  /** What neurons and synapses do: their text. */
  readonly program: EquilibriumProgram;
  readonly beta: number;
  readonly nudging: Nudging;
  /** Of each bond, and of the biases of the layer above it. */
  readonly rates: readonly number[];
  /** Of first weights and signs. */
  readonly seed: number;
}

/** Of the clocked engines. */
export interface EulerSettings extends LearningSettings {
  readonly epsilon: number;
  readonly freeSteps: number;
  readonly nudgedSteps: number;
}

/** What a text says of its phases. */
export function usualSettings(program: EquilibriumProgram): Omit<EulerSettings, 'rates' | 'seed'> {
  const { beta, epsilon, phases } = program;
  const { free: freeSteps, nudged: nudgedSteps, nudging } = phases;
  return { program, beta, epsilon, nudging, freeSteps, nudgedSteps };
}

/** The label whose output is the largest, of each row; of equals the first. */
export function labelsOf(outputs: Float32Array, classes: number): Uint32Array {
  return Uint32Array.from({ length: outputs.length / classes }, (_, row) => {
    let best = 0;
    for (let k = 1; k < classes; k++)
      if (outputs[row * classes + k] > outputs[row * classes + best]) best = k;
    return best;
  });
}
