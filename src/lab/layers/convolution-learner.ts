/**
 * Rules under a window: the patches of an image are shown to one set of units, so all places share their weights. A stage is
 * those units, triangles among them at each place (Journe et al. 2023), and the largest of each square of places. As
 * in stacks of layers, every stage learns from what the one below answers, and nothing goes back down.
 */
import type { Split } from '../../data/dataset.js';
import { type ImageWindow, patchSize, pixelsOf, placesOf } from '../../engines/tensor/image-window.js';
import { unfoldInto } from '../../engines/tensor/plain/images.js';
import type { Audit, LayerView, Learner, LearnerState } from '../learner.js';
import { newRows, type Rows, rowRange } from '../rows.js';
import type { PatchRule } from './patch-rule.js';
import { pooledTriangles } from './pooled-triangles.js';

export interface Stage {
  readonly window: ImageWindow;
  /** Over the places of the window, with units as channels. */
  readonly pool: ImageWindow;
  readonly rule: PatchRule;
}

export class ConvolutionLearner implements Learner {
  readonly widths: readonly number[];
  readonly engine = 'tensor';
  readonly audit: Audit;

  constructor(private readonly stages: readonly Stage[]) {
    const last = stages[stages.length - 1].pool;
    const { down, across } = placesOf(last);
    this.widths = [pixelsOf(stages[0].window), down * across * last.channels];
    this.audit = stages[0].rule.audit;
  }

  learn({ inputs }: Split): undefined {
    let images = inputs;
    for (const [k, stage] of this.stages.entries()) {
      const patches = this.patches(stage, images);
      stage.rule.learn(patches, images.count);
      if (k + 1 < this.stages.length) images = this.answers(stage, patches);
    }
  }

  features(inputs: Rows): Rows {
    const result = newRows(inputs.count, this.widths[1]);
    for (let from = 0; from < inputs.count; from += SHOWN_AT_ONCE) {
      let images = rowRange(inputs, from, Math.min(from + SHOWN_AT_ONCE, inputs.count));
      for (const stage of this.stages) images = this.answers(stage, this.patches(stage, images));
      result.values.set(images.values, from * result.width);
    }
    return result;
  }

  layers(): readonly LayerView[] {
    return this.stages.map(({ rule }, k) => ({
      name: `stage ${k + 1}`,
      weights: rule.weights(),
      overInput: false,
    }));
  }

  save(): LearnerState {
    const named = this.stages.flatMap(({ rule }, k) =>
      Object.entries(rule.save()).map(([name, values]) => [`${k} ${name}`, values]),
    );
    return Object.fromEntries(named);
  }

  restore(state: LearnerState): void {
    for (const [k, { rule }] of this.stages.entries()) {
      const mine = Object.entries(state).filter(([name]) => name.startsWith(`${k} `));
      rule.restore(Object.fromEntries(mine.map(([name, values]) => [name.slice(`${k} `.length), values])));
    }
  }

  dispose(): void {
    for (const { rule } of this.stages) rule.end();
  }

  /** Image after image, place after place. */
  private patches({ window }: Stage, images: Rows): Rows {
    const { down, across } = placesOf(window);
    const patches = newRows(images.count * down * across, patchSize(window));
    unfoldInto(patches.values, images.values, images.count, window);
    return patches;
  }

  private answers({ rule, pool }: Stage, patches: Rows): Rows {
    return pooledTriangles(rule.answer(patches), pool);
  }
}

/** Images whose features are computed at once. */
const SHOWN_AT_ONCE = 50;
