/**
 * Layers of a rule as a learner: each is shown what the one below answers, and learns from it, all of them from the first
 * sample on. Nothing goes back down.
 */

import type { Split } from '../../data/dataset.js';
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { INPUT, untold } from '../../equations/layer/index.js';
import { Problem } from '../../problem.js';
import { keptIn } from '../kept-in.js';
import type { Audit, LayerView, Learner, LearnerState } from '../learner.js';
import { newRows, type Rows, rowRange } from '../rows.js';
import { auditOf } from './audit-of.js';
import { layerView } from './layer-view.js';
import { weightsOf } from './weights-of.js';

export interface LayerLearnerOptions {
  /** From the input on. */
  readonly widths: readonly number[];
  readonly engine: string;
  /** Whether read-outs see all layers, not the last alone. */
  readonly joined?: boolean;
  /** Whether an engine takes one frame at a time only. */
  readonly oneByOne: boolean;
  /** @param layer counted from 0. */
  make(layer: number, size: { readonly pre: number; readonly post: number }): LayerEngine;
}

/** Inputs that are shown at once, to engines that take several, when features are asked for. */
const SHOWN_AT_ONCE = 500;

export function makeLayerLearner(options: LayerLearnerOptions): Learner {
  return new LayerLearner(options);
}

class LayerLearner implements Learner {
  readonly widths: readonly number[];
  readonly engine: string;
  readonly audit: Audit;
  readonly parts: readonly number[];
  private readonly oneByOne: boolean;
  /** The first layer that read-outs see. */
  private readonly firstSeen: number;
  private readonly engines: readonly LayerEngine[];

  constructor({ widths, engine, oneByOne, make, joined = false }: LayerLearnerOptions) {
    if (widths.length < 2)
      throw new Problem('A network needs an input and a layer at least.', {
        fix: 'Name two widths: `--layers 784-100`.',
      });
    this.widths = widths;
    this.engine = engine;
    this.oneByOne = oneByOne;
    this.firstSeen = joined ? 0 : widths.length - 2;
    this.parts = widths.slice(this.firstSeen + 1);
    this.engines = widths.slice(1).map((post, layer) => make(layer, { pre: widths[layer], post }));
    this.audit = auditOf(this.engines);
    // Complains where there is nothing to learn, before anything is.
    this.engines.forEach(weightsOf);
    for (const { program } of this.engines) {
      const ports = program.given.filter((port) => port !== INPUT);
      if (ports.length > 0) throw untold('This rule', ports);
    }
  }

  learn({ inputs }: Split): undefined {
    if (!this.oneByOne) this.learnFrom(inputs);
    else for (let k = 0; k < inputs.count; k++) this.learnFrom(rowRange(inputs, k, k + 1));
  }

  features(inputs: Rows): Rows {
    const result = newRows(
      inputs.count,
      this.parts.reduce((sum, width) => sum + width, 0),
    );
    const atOnce = this.oneByOne ? 1 : SHOWN_AT_ONCE;
    for (let from = 0; from < inputs.count; from += atOnce) {
      const shown = rowRange(inputs, from, Math.min(from + atOnce, inputs.count));
      let column = 0;
      for (const { count, width, values } of this.seenOf(shown)) {
        for (let k = 0; k < count; k++)
          result.values.set(values.subarray(k * width, (k + 1) * width), (from + k) * result.width + column);
        column += width;
      }
    }
    return result;
  }

  /** What each layer shows to read-outs, from the first that they see. */
  private *seenOf(inputs: Rows): Generator<Rows> {
    let shown = inputs;
    for (const [k, engine] of this.engines.entries()) {
      if (k >= this.firstSeen) yield asRows(engine.answer(shown, engine.program.shows));
      if (k + 1 < this.engines.length) shown = asRows(engine.answer(shown));
    }
  }

  layers(): readonly LayerView[] {
    return this.engines.map((engine, layer) =>
      layerView(engine, { pre: this.widths[layer], post: this.widths[layer + 1] }, layer),
    );
  }

  save(): LearnerState {
    const state: Record<string, Float64Array> = {};
    for (const [layer, engine] of this.engines.entries())
      for (const { name } of engine.program.kept) state[`${layer} ${name}`] = engine.read(name);
    return state;
  }

  restore(state: LearnerState): void {
    for (const [layer, engine] of this.engines.entries())
      for (const { name } of engine.program.kept) engine.write(name, keptIn(state, `${layer} ${name}`));
  }

  dispose(): void {
    for (const engine of this.engines) engine.end();
  }

  private learnFrom(inputs: Rows): void {
    let shown = inputs;
    for (const [k, engine] of this.engines.entries()) {
      if (k === this.engines.length - 1) engine.present(shown);
      else shown = asRows(engine.answer(shown));
      engine.learn();
    }
  }
}

function asRows({ count, width, values }: ReturnType<LayerEngine['answer']>): Rows {
  return newRows(count, width, values instanceof Float32Array ? values : Float32Array.from(values));
}
