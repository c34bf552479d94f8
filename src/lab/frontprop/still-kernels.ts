/**
 * Kernels drawn at random that stay as they are. Patches and kernels have length 1 in each channel, and a match is the sum over
 * channels of their cosines.
 */
import { RandomStream } from '../../clock/random.js';
import type { LayerIdentity } from '../../engines/layer/first-values.js';
import type { Backend } from '../../engines/tensor/backend.js';
import { type ImageWindow, patchSize } from '../../engines/tensor/image-window.js';
import type { PatchRule } from '../layers/patch-rule.js';
import type { LearnerState } from '../learner.js';
import { NOTHING_ASKED } from '../plain-audit.js';
import { project } from '../project.js';
import { newRows, type Rows } from '../rows.js';
import { unitChannels } from './unit-channels.js';

export class StillKernels implements PatchRule {
  readonly audit = NOTHING_ASKED;
  protected readonly kernels: Rows;
  protected readonly channels: number;

  constructor(
    window: ImageWindow,
    count: number,
    { name, seed }: LayerIdentity,
    protected readonly backend: Backend,
  ) {
    this.channels = window.channels;
    const random = new RandomStream(seed, name, 'kernels');
    this.kernels = newRows(count, patchSize(window));
    const { values } = this.kernels;
    for (let at = 0; at < values.length; at++) values[at] = random.normal(at, 0, 0);
    unitChannels(this.kernels, this.channels);
  }

  learn(_patches: Rows, _images: number): void {}

  answer(patches: Rows): Rows {
    return project(this.backend, this.atLengthOne(patches), this.kernels);
  }

  weights(): Rows {
    const { count, width, values } = this.kernels;
    return newRows(count, width, values.slice());
  }

  save(): LearnerState {
    return { kernels: this.kernels.values.slice() };
  }

  restore({ kernels }: LearnerState): void {
    this.kernels.values.set(kernels);
  }

  end(): void {}

  protected atLengthOne({ count, width, values }: Rows): Rows {
    const unit = newRows(count, width, values.slice());
    unitChannels(unit, this.channels);
    return unit;
  }
}
