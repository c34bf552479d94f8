/** A network of dense layers in the memory of its kernels. One state is there at a time; callers put it in and take it out. */

import { compileFunction, type OfNumbers } from '../../../equations/closure/closure.js';
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import type { EquilibriumParameters } from '../learner.js';
import type { EquilibriumNetwork } from '../network.js';
import type { Nudge } from '../nudge.js';
import type { Scales } from '../scales.js';
import { termsOf } from '../term.js';
import { demandFusible } from './demand-fusible.js';
import { driveKernel, learnInputKernel } from './drive-kernel.js';
import { FormulaWriter } from './formula.js';
import {
  BYTES,
  type FusedBond,
  type FusedLayer,
  type FusedLayout,
  fusedLayout,
  INPUT_ROWS,
  LANES,
  layerRange,
  VECTOR_BYTES,
} from './layout.js';
import { changeKernel, factorsKernel, factorsOf, learnBondKernel, learnBondName } from './learn-kernel.js';
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
  /** What they were at, and biases and synapses from the input see, where they did not tell each other all of it. */
  readonly own?: Pick<Contrast, 'before' | 'after'>;
  /** Of each bond above the input, where it was summed up message by message instead; neurons of the upper layer in rows. */
  readonly carried?: readonly Float64Array[];
}

export class FusedNetwork {
  readonly layout: FusedLayout;
  /** All layers above the input, each filled up to whole vectors. */
  readonly state: Float32Array;
  /** What neurons told at the end of `settle`. */
  readonly told: Float32Array;
  /** What drives the first layer, and the biases of the others, after `drive`. */
  readonly base: Float32Array;
  /** The memory as it is. */
  readonly whole: Float32Array;
  private readonly words: Int32Array;
  private readonly rowScratch: Int32Array;
  private readonly valueScratch: Float32Array;
  private readonly kernels: Readonly<Record<string, Kernel>>;
  /** Of a state: places of no neuron. */
  private readonly fillers: readonly number[];
  /** What of an input each term of the change sees; undefined: all. */
  private readonly sources: readonly (OfNumbers | undefined)[];

  constructor(
    readonly widths: readonly number[],
    private readonly program: EquilibriumProgram,
    epsilon: number,
  ) {
    demandFusible(program);
    const { neuron, weights, clamped } = program;
    const factors = factorsOf(program);
    const terms = Math.max(
      ...[weights, clamped].flatMap(({ products, own }) => [products.length, own.length]),
    );
    this.layout = fusedLayout(widths, {
      tellsState: neuron.tellsState,
      terms,
      factors: factors.length,
    });
    this.fillers = fillersOf(this.layout);
    this.sources = clamped.products.map(({ pre }) =>
      pre?.kind === 'symbol' ? undefined : compileFunction(pre!, ['start_pre']),
    );
    const { pages, stateSize } = this.layout;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.whole = new Float32Array(memory.buffer);
    this.words = new Int32Array(memory.buffer);
    this.rowScratch = new Int32Array(widths[0] + INPUT_ROWS);
    this.valueScratch = new Float32Array(widths[0] + INPUT_ROWS);
    this.kernels = makeKernels(this.layout, program, epsilon, memory);
    this.state = this.numbers(this.layout.state, stateSize);
    this.told = this.numbers(this.layout.told, stateSize);
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

  /** What weights and biases change by themselves in an update: before anything is learned from its samples. */
  change(scales: Scales): void {
    const { layout } = this;
    scales.own.forEach(({ weights, biases }, l) => {
      if (weights.length > 0) {
        this.splatAll(weights);
        this.kernels[changeName(l)]();
      }
      if (biases.length > 0) this.changeBiases(layout.layers[l], biases);
    });
  }

  /** What a sample teaches. */
  learn(input: ActiveInputs, contrast: Contrast, scales: Scales): void {
    this.learnFromOwn(input, contrast.own ?? contrast, scales);
    const { layout } = this;
    if (contrast.own !== undefined) this.putEnds(contrast);
    for (let l = 0; l < layout.bonds.length; l++) {
      const { weights } = scales.products[l + 1];
      if (contrast.carried !== undefined) {
        this.addToBond(layout.bonds[l], contrast.carried[l], weights[0]);
        continue;
      }
      this.splatAll(weights);
      this.kernels[learnBondName(l)]();
    }
  }

  /** Biases, and synapses from the input. */
  private learnFromOwn(input: ActiveInputs, ends: Pick<Contrast, 'before' | 'after'>, scales: Scales): void {
    const { layout, whole } = this;
    const { products } = scales;
    this.putEnds(ends);
    this.kernels.factors();
    const factor = (k: number) => layout.factors / BYTES + k * layout.stateSize;
    const clamped = products[0].weights;
    clamped.forEach((scale, term) => {
      const [from, into] = [factor(term), layout.scaled / BYTES];
      for (let k = 0; k < layout.layers[0].width; k++) whole[into + k] = scale * whole[from + k];
      this.list(this.sources[term] === undefined ? input : told(input, this.sources[term]));
      this.kernels['learn input'](input.bytes);
    });
    layout.layers.forEach((layer, l) => {
      const [from, to] = layerRange(layer);
      products[l].biases.forEach((scale, term) => {
        const [bias, of] = [layout.bias / BYTES, factor(clamped.length + term)];
        for (let k = from; k < to; k++) whole[bias + k] += scale * whole[of + k];
      });
    });
  }

  private changeBiases(layer: FusedLayer, scales: readonly number[]): void {
    const { own } = termsOf(this.program.biases);
    const bias = this.layout.bias / BYTES;
    const [from, to] = layerRange(layer);
    for (let k = bias + from; k < bias + to; k++) {
      const kept = this.whole[k];
      for (const [term, scale] of scales.entries()) this.whole[k] += scale * own[term].own(kept);
    }
  }

  private putEnds({ before, after }: Pick<Contrast, 'before' | 'after'>): void {
    const { layout, whole } = this;
    this.put(layout.before, before);
    this.put(layout.after, after);
    // Nobody learns from neurons that are there to fill up a vector.
    for (const k of this.fillers)
      for (const ends of [layout.before, layout.after]) whole[ends / BYTES + k] = 0;
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

  private splatAll(scales: readonly number[]): void {
    scales.forEach((scale, k) => {
      this.splat(this.layout.scale + k * VECTOR_BYTES, scale);
    });
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

const told = (input: ActiveInputs, source: OfNumbers): ActiveInputs => ({
  ...input,
  values: input.values.map((value) => source(value)),
});

function fillersOf({ layers, stateSize }: FusedLayout): readonly number[] {
  const ends = [...layers.slice(1).map(({ from }) => from / BYTES), stateSize];
  return layers.flatMap((layer, l) => {
    const end = layerRange(layer)[1];
    return Array.from({ length: ends[l] - end }, (_, k) => end + k);
  });
}

const changeName = (bond: number): string => `change bond ${bond}`;

function makeKernels(
  layout: FusedLayout,
  program: EquilibriumProgram,
  epsilon: number,
  memory: WebAssembly.Memory,
): Readonly<Record<string, Kernel>> {
  const { pages, scale, inputs, layers, inputWeights } = layout;
  const { neuron, weights } = program;
  const module = new ModuleBuilder({ initial: pages, maximum: pages, shared: false });
  const writer = new FormulaWriter(module);
  driveKernel(module, layout);
  learnInputKernel(module, layout);
  settleKernels(module, writer, layout, neuron, epsilon);
  factorsKernel(module, writer, layout, factorsOf(program));
  for (const bond of layout.bonds) learnBondKernel(module, writer, layout, bond, weights);
  if (weights.own.length > 0) {
    const stretches = [
      { at: inputWeights, bytes: inputs * layers[0].to },
      ...layout.bonds.map(({ at, rows, rowBytes }) => ({ at, bytes: rows * rowBytes })),
    ];
    stretches.forEach(({ at, bytes }, l) => {
      changeKernel(module, writer, changeName(l), weights, { at, bytes, scale });
    });
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { ...writer.imports, [IMPORTS.memory]: memory },
  });
  return exports as Readonly<Record<string, Kernel>>;
}
