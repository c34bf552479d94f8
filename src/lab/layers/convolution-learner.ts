/**
 * A rule of layers under a window: the patches of an image are frames of one layer, so all places share its weights. A stage
 * is the layer, triangles among its units at each place (Journe et al. 2023), and the largest of each square of places. As
 * in stacks of layers, every stage learns from what the one below answers, and nothing goes back down.
 */
import type { Split } from '../../data/dataset.js';
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import type { Backend } from '../../engines/tensor/backend.js';
import { type ImageWindow, patchSize, pixelsOf, placesOf } from '../../engines/tensor/image-window.js';
import { activate } from '../activations.js';
import type { Audit, LayerView, Learner, LearnerState } from '../learner.js';
import { newRows, pickRows, type Rows, rowOf, rowRange } from '../rows.js';
import { auditOf } from './audit-of.js';
import { weightsOf } from './weights-of.js';

export interface Stage {
  readonly window: ImageWindow;
  /** Over the places of the window, with units as channels. */
  readonly pool: ImageWindow;
  readonly engine: LayerEngine;
}

export class ConvolutionLearner implements Learner {
  readonly widths: readonly number[];
  readonly engine = 'tensor';
  readonly audit: Audit;

  constructor(
    private readonly stages: readonly Stage[],
    private readonly backend: Backend,
  ) {
    const last = stages[stages.length - 1].pool;
    const { down, across } = placesOf(last);
    this.widths = [pixelsOf(stages[0].window), down * across * last.channels];
    this.audit = auditOf(stages.map(({ engine }) => engine));
  }

  learn({ inputs }: Split): undefined {
    let images = inputs;
    for (const [k, stage] of this.stages.entries()) {
      const patches = this.patches(stage, images);
      const chosen = someOf(patches);
      if (chosen !== undefined) {
        stage.engine.present(chosen);
        stage.engine.learn();
      }
      if (k + 1 < this.stages.length) images = this.answers(stage, patches, images.count);
    }
  }

  features(inputs: Rows): Rows {
    const result = newRows(inputs.count, this.widths[1]);
    for (let from = 0; from < inputs.count; from += SHOWN_AT_ONCE) {
      let images = rowRange(inputs, from, Math.min(from + SHOWN_AT_ONCE, inputs.count));
      for (const stage of this.stages)
        images = this.answers(stage, this.patches(stage, images), images.count);
      result.values.set(images.values, from * result.width);
    }
    return result;
  }

  layers(): readonly LayerView[] {
    return this.stages.map(({ engine, window, pool }, k) => {
      const w = engine.read(weightsOf(engine));
      const weights = newRows(pool.channels, patchSize(window));
      for (let at = 0; at < w.length; at++)
        weights.values[(at % pool.channels) * weights.width + Math.floor(at / pool.channels)] = w[at];
      return { name: `stage ${k + 1}`, weights, overInput: false };
    });
  }

  save(): LearnerState {
    const state: Record<string, Float64Array> = {};
    for (const [k, { engine }] of this.stages.entries())
      for (const { name } of engine.program.kept) state[`${k} ${name}`] = engine.read(name);
    return state;
  }

  restore(state: LearnerState): void {
    for (const [k, { engine }] of this.stages.entries())
      for (const { name } of engine.program.kept) engine.write(name, state[`${k} ${name}`]);
  }

  dispose(): void {
    for (const { engine } of this.stages) engine.end();
  }

  /** Image after image, place after place. */
  private patches({ window }: Stage, images: Rows): Rows {
    const { down, across } = placesOf(window);
    const count = images.count * down * across;
    const width = patchSize(window);
    return this.backend.within(() => {
      const into = this.backend.matrix(count, width);
      this.backend.unfold(into, this.backend.matrix(images.count, images.width, images.values), window);
      return newRows(count, width, this.backend.read(into));
    });
  }

  private answers({ engine, pool }: Stage, patches: Rows, images: number): Rows {
    const { values } = engine.answer(patches, engine.program.shows);
    const seen = activate('triangle', newRows(patches.count, pool.channels, Float32Array.from(values)));
    const { down, across } = placesOf(pool);
    const width = down * across * pool.channels;
    return this.backend.within(() => {
      const into = this.backend.matrix(images, width);
      this.backend.pool(into, this.backend.matrix(images, pixelsOf(pool), seen.values), pool, 'max');
      return newRows(images, width, this.backend.read(into));
    });
  }
}

/** Patches that show something, of all the batch alike; undefined if there are none. */
function someOf(patches: Rows): Rows | undefined {
  const filled: number[] = [];
  for (let k = 0; k < patches.count; k++) if (rowOf(patches, k).some((value) => value !== 0)) filled.push(k);
  if (filled.length === 0) return undefined;
  const step = Math.max(1, filled.length / MOST_PATCHES);
  const count = Math.min(filled.length, MOST_PATCHES);
  return pickRows(
    patches,
    Array.from({ length: count }, (_, k) => filled[Math.floor(k * step)]),
  );
}

/** Of a batch, to learn from: neighbours show much the same. */
const MOST_PATCHES = 512;
/** Images whose features are computed at once. */
const SHOWN_AT_ONCE = 50;
