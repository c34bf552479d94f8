/**
 * A learner that is told labels as part of its input. While it learns, each sample comes with its own label; asked, it is shown the
 * sample with each label in turn, and says the one with which some unit matches best. Read-outs see the sample alone, with
 * nothing where labels were.
 */
import type { Batch } from '../../data/batches.js';
import type { Split } from '../../data/dataset.js';
import type { Audit, LayerView, Learner, LearnerState } from '../learner.js';
import { newRows, type Rows, rowOf } from '../rows.js';
import { type LabelRoom, mixLabels } from './mix-labels.js';

export class LabelledLearner implements Learner {
  readonly widths: readonly number[];
  readonly audit: Audit;
  readonly engine?: string;

  /** @param learner as wide as samples with their room for labels. */
  constructor(
    private readonly learner: Learner,
    private readonly room: LabelRoom,
  ) {
    const [inputs, ...above] = learner.widths;
    this.widths = [inputs - room.classes, ...above];
    this.audit = learner.audit;
    this.engine = learner.engine;
  }

  get parts(): readonly number[] | undefined {
    return this.learner.parts;
  }

  begin(train: Split): void {
    this.learner.begin?.(this.told(train));
  }

  learn(batch: Batch): number | undefined {
    return this.learner.learn(this.told(batch));
  }

  endEpoch(): void {
    this.learner.endEpoch?.();
  }

  features(inputs: Rows): Rows {
    return this.learner.features(mixLabels(inputs, this.room));
  }

  predict(inputs: Rows): Uint32Array {
    const said = new Uint32Array(inputs.count);
    const best = new Float32Array(inputs.count).fill(Number.NEGATIVE_INFINITY);
    for (let label = 0; label < this.room.classes; label++) {
      const matches = this.learner.features(mixLabels(inputs, this.room, () => label));
      for (let row = 0; row < inputs.count; row++) {
        const match = rowOf(matches, row).reduce((most, value) => Math.max(most, value));
        if (match <= best[row]) continue;
        best[row] = match;
        said[row] = label;
      }
    }
    return said;
  }

  /** As they lie over the input, without what leads from labels. */
  layers(): readonly LayerView[] {
    return this.learner
      .layers()
      .map((layer) =>
        layer.overInput ? { ...layer, weights: overInput(layer.weights, this.widths[0]) } : layer,
      );
  }

  save(): LearnerState {
    return this.learner.save();
  }

  restore(state: LearnerState): void {
    this.learner.restore(state);
  }

  dispose(): void {
    this.learner.dispose();
  }

  private told<Samples extends Split>(samples: Samples): Samples {
    return { ...samples, inputs: mixLabels(samples.inputs, this.room, (row) => samples.labels[row]) };
  }
}

function overInput(weights: Rows, width: number): Rows {
  const cut = newRows(weights.count, width);
  for (let row = 0; row < weights.count; row++) rowOf(cut, row).set(rowOf(weights, row).subarray(0, width));
  return cut;
}
