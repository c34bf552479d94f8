/** How weights and biases in the memory of kernels learn. */
import { compileFunction, type OfNumbers } from '../../../equations/closure/closure.js';
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import type { Scales } from '../scales.js';
import { termsOf } from '../term.js';
import type { ActiveInputs } from './active-inputs.js';
import { changeName, type Kernels } from './fused-kernels.js';
import type { FusedMemory } from './fused-memory.js';
import { BYTES, type FusedBond, type FusedLayer, type FusedLayout, layerRange } from './layout.js';
import { learnBondName } from './learn-kernel.js';

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

export class FusedLearning {
  /** Of a state: places of no neuron. */
  private readonly fillers: readonly number[];
  /** What of an input each term of the change sees; undefined: all. */
  private readonly sources: readonly (OfNumbers | undefined)[];

  constructor(
    private readonly program: EquilibriumProgram,
    private readonly layout: FusedLayout,
    private readonly memory: FusedMemory,
    private readonly kernels: Kernels,
  ) {
    this.fillers = fillersOf(layout);
    this.sources = program.clamped.products.map(({ pre }) =>
      pre === undefined || pre.kind === 'symbol' ? undefined : compileFunction(pre, ['start_pre']),
    );
  }

  /** What weights and biases change by themselves in an update: before anything is learned from its samples. */
  change(scales: Scales): void {
    const { layout } = this;
    scales.own.forEach(({ weights, biases }, l) => {
      if (weights.length > 0) {
        this.memory.splatAll(weights);
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
      this.memory.splatAll(weights);
      this.kernels[learnBondName(l)]();
    }
  }

  /** Biases, and synapses from the input. */
  private learnFromOwn(input: ActiveInputs, ends: Pick<Contrast, 'before' | 'after'>, scales: Scales): void {
    const { layout } = this;
    const { whole } = this.memory;
    const { products } = scales;
    this.putEnds(ends);
    this.kernels.factors();
    const factor = (k: number) => layout.factors / BYTES + k * layout.stateSize;
    const clamped = products[0].weights;
    clamped.forEach((scale, term) => {
      const [from, into] = [factor(term), layout.scaled / BYTES];
      for (let k = 0; k < layout.layers[0].width; k++) whole[into + k] = scale * whole[from + k];
      this.memory.list(this.sources[term] === undefined ? input : told(input, this.sources[term]));
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
      const kept = this.memory.whole[k];
      for (const [term, scale] of scales.entries()) this.memory.whole[k] += scale * own[term].own(kept);
    }
  }

  private putEnds({ before, after }: Pick<Contrast, 'before' | 'after'>): void {
    const { layout } = this;
    const { whole } = this.memory;
    this.memory.put(layout.before, before);
    this.memory.put(layout.after, after);
    // Nobody learns from neurons that are there to fill up a vector.
    for (const k of this.fillers)
      for (const ends of [layout.before, layout.after]) whole[ends / BYTES + k] = 0;
  }

  private addToBond({ pre, post, at, rowBytes }: FusedBond, change: Float64Array, scale: number): void {
    const { whole } = this.memory;
    for (let j = 0, k = 0; j < post.width; j++) {
      const row = (at + j * rowBytes) / BYTES;
      for (let i = 0; i < pre.width; i++, k++) whole[row + i] += scale * change[k];
    }
  }
}

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
