/**
 * A layer that learns from pairs by the rule `infonce_hebb`: the two views of a sample belong together, and the views of the other
 * samples of the batch do not. The rule takes a pair in a frame, and is linear in the other of the pair; so the others of an
 * anchor are told as one: its own second view, less what attention among all second views retrieves for it.
 */
import type { Split } from '../../data/dataset.js';
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import type { LayerSize } from '../../equations/layer/index.js';
import { log } from '../../numeric/index.js';
import { attend } from '../attention/attend.js';
import { diverged } from '../diverged.js';
import { keptIn } from '../kept-in.js';
import { auditOf } from '../layers/audit-of.js';
import { layerView } from '../layers/layer-view.js';
import type { Audit, LayerView, Learner, LearnerState } from '../learner.js';
import { newRows, type Rows } from '../rows.js';
import type { Views } from './views.js';

export class InfonceLearner implements Learner {
  readonly widths: readonly number[];
  readonly engine = 'tensor';
  readonly audit: Audit;
  private drawn = 0;

  constructor(
    private readonly layer: LayerEngine,
    private readonly size: LayerSize,
    private readonly temperature: number,
    private readonly views: Views,
  ) {
    this.widths = [size.pre, size.post];
    const audit = auditOf([layer]);
    this.audit = { ...audit, phases: 2, nonlocal: [...audit.nonlocal, 'the softmax over the batch'] };
  }

  /** Gives the mean loss: how surprising each anchor's own second view is among all of them. */
  learn({ inputs }: Split): number {
    const { layer } = this;
    const { count } = inputs;
    const anchors = this.views.of(inputs, this.drawn);
    const others = this.views.of(inputs, this.drawn + count);
    this.drawn += 2 * count;
    const keys = asRows(layer.answer(others));
    const queries = asRows(layer.answer(anchors));
    const { shares, answers } = attend({ queries, keys, values: others, sharpness: 1 / this.temperature });
    const loss = meanSurprise(shares);
    if (!Number.isFinite(loss)) throw diverged('Answers have become too large to be compared.');
    const pulls = newRows(count, inputs.width);
    for (let k = 0; k < pulls.values.length; k++) pulls.values[k] = others.values[k] - answers.values[k];
    layer.tell('other_pre', pulls);
    layer.tell('pull_post', newRows(count, this.size.post, ones(count * this.size.post)));
    layer.learn();
    return loss;
  }

  features(inputs: Rows): Rows {
    return asRows(this.layer.answer(inputs));
  }

  layers(): readonly LayerView[] {
    return [layerView(this.layer, this.size, 0)];
  }

  save(): LearnerState {
    return { w: this.layer.read('w'), drawn: Float64Array.of(this.drawn) };
  }

  restore(state: LearnerState): void {
    this.layer.write('w', keptIn(state, 'w'));
    this.drawn = keptIn(state, 'drawn')[0];
  }

  dispose(): void {
    this.layer.end();
  }
}

function meanSurprise(shares: Rows): number {
  let sum = 0;
  for (let k = 0; k < shares.count; k++)
    sum -= log(Math.max(shares.values[k * shares.width + k], FAINTEST_SHARE));
  return sum / shares.count;
}

function asRows({ count, width, values }: ReturnType<LayerEngine['answer']>): Rows {
  return newRows(count, width, values instanceof Float32Array ? values : Float32Array.from(values));
}

const ones = (length: number): Float32Array => new Float32Array(length).fill(1);

/** Of which the logarithm is taken: shares that f32 rounds to 0 are not infinitely surprising. */
const FAINTEST_SHARE = 1e-38;
