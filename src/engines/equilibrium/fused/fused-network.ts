/** A network of dense layers in the memory of its kernels. One state is there at a time; callers put it in and take it out. */
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import type { EquilibriumParameters } from '../learner.js';
import type { EquilibriumNetwork } from '../network.js';
import type { Nudge } from '../nudge.js';
import { driveKernel, learnInputKernel } from './drive-kernel.js';
import {
  BYTES,
  type FusedBond,
  type FusedLayout,
  fusedLayout,
  INPUT_ROWS,
  LANES,
  layerRange,
} from './layout.js';
import { learnBondKernel, learnBondName } from './learn-kernel.js';
import { settleKernels } from './settle-kernel.js';

type Kernel = (parameter?: number) => void;

/** Inputs that are not 0: what a sample says once. */
export interface ActiveInputs {
  readonly bytes: number;
  readonly rows: Int32Array;
  readonly values: Float32Array;
}

/** What a sample is learned from: as large as a state each. */
export interface Contrast {
  /** What neurons told each other at the end of either phase. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** How far each neuron moved between them: what its bias and its synapses from the input see. */
  readonly moved: Float32Array;
  /** Of each bond above the input, where it was summed up message by message instead; neurons of the upper layer in rows. */
  readonly carried?: readonly Float64Array[];
}

export class FusedNetwork {
  readonly layout: FusedLayout;
  /** All layers above the input, each filled up to whole vectors. */
  readonly state: Float32Array;
  /** What drives the first layer, and the biases of the others, after `drive`. */
  readonly base: Float32Array;
  /** The memory as it is. */
  readonly whole: Float32Array;
  private readonly words: Int32Array;
  private readonly rowScratch: Int32Array;
  private readonly valueScratch: Float32Array;
  private readonly kernels: Readonly<Record<string, Kernel>>;

  constructor(
    readonly widths: readonly number[],
    epsilon: number,
  ) {
    this.layout = fusedLayout(widths);
    const { pages, stateSize } = this.layout;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.whole = new Float32Array(memory.buffer);
    this.words = new Int32Array(memory.buffer);
    this.rowScratch = new Int32Array(widths[0] + INPUT_ROWS);
    this.valueScratch = new Float32Array(widths[0] + INPUT_ROWS);
    this.kernels = makeKernels(this.layout, epsilon, memory);
    this.state = this.numbers(this.layout.state, stateSize);
    this.base = this.numbers(this.layout.base, stateSize);
  }

  /** A row of the samples, without its zeros. */
  active(values: ArrayLike<number>, from: number): ActiveInputs {
    const { rowScratch, valueScratch } = this;
    const { inputs, layers, inputWeights } = this.layout;
    const rowBytes = layers[0].to;
    let count = 0;
    for (let i = 0, row = inputWeights; i < inputs; i++, row += rowBytes) {
      const value = values[from + i];
      if (value === 0) continue;
      rowScratch[count] = row;
      valueScratch[count++] = value;
    }
    for (; count % INPUT_ROWS !== 0; count++) {
      rowScratch[count] = inputWeights;
      valueScratch[count] = 0;
    }
    return {
      bytes: count * BYTES,
      rows: rowScratch.slice(0, count),
      values: valueScratch.slice(0, count),
    };
  }

  /** Works out `base` for an input. */
  drive(input: ActiveInputs): void {
    this.list(input);
    this.kernels.drive(input.bytes);
  }

  settle(steps: number, nudge?: Nudge): void {
    if (steps === 0) return;
    if (nudge === undefined) {
      this.kernels['settle free'](steps);
      return;
    }
    const { force, stiffness } = this.layout;
    this.put(force, nudge.force);
    this.splat(stiffness, nudge.stiffness);
    this.kernels['settle nudged'](steps);
  }

  /** Each bond, and the biases above it, learn times their scale. */
  learn(input: ActiveInputs, { before, after, moved, carried }: Contrast, scales: readonly number[]): void {
    const { layout, whole } = this;
    this.put(layout.before, before);
    this.put(layout.after, after);
    const first = layout.moved / BYTES;
    for (let k = 0; k < layout.layers[0].width; k++) whole[first + k] = scales[0] * moved[k];
    this.list(input);
    this.kernels['learn input'](input.bytes);
    for (let l = 0; l < layout.bonds.length; l++) {
      this.splat(layout.scale, scales[l + 1]);
      if (carried === undefined) this.kernels[learnBondName(l)]();
      else this.addToBond(layout.bonds[l], carried[l], scales[l + 1]);
    }
    layout.layers.forEach((layer, l) => {
      const bias = layout.bias / BYTES;
      const [from, to] = layerRange(layer);
      for (let k = from; k < to; k++) whole[bias + k] += scales[l] * moved[k];
    });
  }

  parameters(): EquilibriumParameters {
    const { widths, layout } = this;
    const weights = layout.layers.map(({ width }, l) => new Float32Array(widths[l] * width));
    this.eachWeight((l, pre, post, at) => {
      weights[l][post * widths[l] + pre] = this.whole[at];
    });
    return {
      weights,
      biases: layout.layers.map(({ from, width }) => this.numbers(layout.bias + from, width).slice()),
    };
  }

  load({ weights, biases }: AnyParameters): void {
    const { widths, layout } = this;
    this.eachWeight((l, pre, post, at) => {
      this.whole[at] = weights[l][post * widths[l] + pre];
    });
    layout.layers.forEach(({ from, width }, l) => {
      this.numbers(layout.bias + from, width).set(biases[l]);
    });
  }

  /** A view of the memory. */
  private numbers(at: number, count: number): Float32Array {
    return this.whole.subarray(at / BYTES, at / BYTES + count);
  }

  private addToBond({ pre, post, at, rowBytes }: FusedBond, change: Float64Array, scale: number): void {
    for (let j = 0, k = 0; j < post.width; j++) {
      const row = (at + j * rowBytes) / BYTES;
      for (let i = 0; i < pre.width; i++, k++) this.whole[row + i] += scale * change[k];
    }
  }

  private list({ rows, values }: ActiveInputs): void {
    this.words.set(rows, this.layout.rowList / BYTES);
    this.put(this.layout.valueList, values);
  }

  private put(at: number, values: ArrayLike<number>): void {
    this.whole.set(values, at / BYTES);
  }

  private splat(at: number, value: number): void {
    this.whole.fill(value, at / BYTES, at / BYTES + LANES);
  }

  /** `at` counts numbers from the beginning of the memory. */
  private eachWeight(visit: (bond: number, pre: number, post: number, at: number) => void): void {
    const { inputs, layers, bonds, inputWeights } = this.layout;
    for (let i = 0; i < inputs; i++)
      for (let j = 0; j < layers[0].width; j++) visit(0, i, j, (inputWeights + i * layers[0].to) / BYTES + j);
    bonds.forEach(({ pre, post, at, rowBytes }, l) => {
      for (let j = 0; j < post.width; j++)
        for (let i = 0; i < pre.width; i++) visit(l + 1, i, j, (at + j * rowBytes) / BYTES + i);
    });
  }
}

/** In whatever precision. */
export interface AnyParameters {
  readonly weights: readonly ArrayLike<number>[];
  readonly biases: readonly ArrayLike<number>[];
}

export const parametersOf = ({ bonds, biases }: EquilibriumNetwork): AnyParameters => ({
  weights: bonds.map(({ weights }) => weights),
  biases,
});

function makeKernels(
  layout: FusedLayout,
  epsilon: number,
  memory: WebAssembly.Memory,
): Readonly<Record<string, Kernel>> {
  const { pages } = layout;
  const module = new ModuleBuilder({ initial: pages, maximum: pages, shared: false });
  driveKernel(module, layout);
  learnInputKernel(module, layout);
  settleKernels(module, layout, epsilon);
  for (const bond of layout.bonds) learnBondKernel(module, layout, bond);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { [IMPORTS.memory]: memory },
  });
  return exports as Readonly<Record<string, Kernel>>;
}
