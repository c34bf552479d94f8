/**
 * Equilibrium propagation for the protocols of the lab. Learning goes on where the free phase of a sample ended the last time
 * (persistent particles), answers are found from rest, and hidden states are what read-outs see.
 */
import type { Batch } from '../../data/batches.js';
import { type EquilibriumLearner, labelsOf } from '../../engines/equilibrium/learner.js';
import type { Learner, LearnerState } from '../learner.js';
import { newRows, type Rows } from '../rows.js';

/** Synaptic messages sent so far, when so many samples were learned from and so many asked about. */
export type CountMessages = (learned: number, asked: number) => number;

export interface EquilibriumOptions {
  /** Learning rates are multiplied by it after each pass. */
  readonly decay: number;
  /** Whether samples that say who they are go on where they ended, if not 0. */
  readonly remember: number;
  readonly messages: CountMessages;
  /** Of the weights of each bond; where neurons have weights of their own, as many as these are. */
  readonly rows?: readonly number[];
  /** Which computes. */
  readonly engine: string;
}

export class Equilibrium implements Learner {
  readonly audit = {
    weightTransport: true,
    derivative: false,
    phases: 2,
    nonlocal: ['the state at the end of the free phase'],
  };

  private pace = 1;
  private learned = 0;
  private asked = 0;

  constructor(
    private readonly learner: EquilibriumLearner,
    private readonly options: EquilibriumOptions,
  ) {}

  get engine(): string {
    return this.options.engine;
  }

  get widths(): readonly number[] {
    return this.learner.widths;
  }

  learn({ inputs, labels, identities }: Batch): number {
    const { remember } = this.options;
    const samples = { inputs, labels, identities: remember === 0 ? undefined : identities };
    const cost = this.learner.learn(samples, this.pace);
    this.learned += inputs.count;
    return cost;
  }

  endEpoch(): void {
    this.pace *= this.options.decay;
  }

  features(inputs: Rows): Rows {
    const layer = Math.max(1, this.widths.length - 2);
    return newRows(inputs.count, this.widths[layer], this.ask(inputs, layer));
  }

  predict(inputs: Rows): Uint32Array {
    const output = this.widths.length - 1;
    return labelsOf(this.ask(inputs, output), this.widths[output]);
  }

  messages(): number {
    return this.options.messages(this.learned, this.asked);
  }

  layers() {
    const rows = this.options.rows ?? this.widths.slice(1);
    return this.learner.parameters().weights.map((weights, l) => {
      const width = weights.length / rows[l];
      return {
        name: `layer ${l + 1}`,
        weights: newRows(rows[l], width, weights),
        overInput: l === 0 && width === this.widths[0],
      };
    });
  }

  /** All but the remembered states: samples go from rest afterwards. */
  save(): LearnerState {
    const { weights, biases } = this.learner.parameters();
    return Object.fromEntries([
      ...weights.map((values, l) => [`weights ${l}`, values]),
      ...biases.map((values, l) => [`biases ${l}`, values]),
      ['updates', Float64Array.of(this.learner.updates)],
      ['pace', Float64Array.of(this.pace)],
    ]);
  }

  restore(state: LearnerState): void {
    const of = (name: string) => this.widths.slice(1).map((_, l) => Float32Array.from(state[`${name} ${l}`]));
    this.learner.load({ weights: of('weights'), biases: of('biases') });
    this.learner.updates = state.updates[0];
    this.pace = state.pace[0];
  }

  dispose(): void {
    this.learner.dispose?.();
  }

  private ask(inputs: Rows, layer: number): Float32Array {
    this.asked += inputs.count;
    return this.learner.outputs(inputs, layer);
  }
}
