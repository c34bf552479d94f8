/**
 * Frontprop under a window. Every kernel has a threshold at each place (as published), or one for all places.
 *
 * An image is answered before anything is learned from it: its matches are those of the weights it met. Then place follows place. Where
 * a match reaches its threshold, the threshold jumps to the match and the kernel moves towards the patch, so that a kernel that fires
 * at several places takes as many steps, each from where the one before left it. Thresholds of places decay once for an image; those
 * that places share decay at each place that shows something, since each of these is a frame to them.
 */
import type { LayerIdentity } from '../../engines/layer/first-values.js';
import type { Backend, Matrix } from '../../engines/tensor/backend.js';
import { type ImageWindow, placesOf } from '../../engines/tensor/image-window.js';
import type { LearnerState } from '../learner.js';
import { type Rows, rowOf, rowRange } from '../rows.js';
import { StillKernels } from './still-kernels.js';
import { unitChannelsOf } from './unit-channels.js';

export interface BankSettings {
  /** How far a kernel that fires moves towards the patch: 1 is all the way. */
  readonly boost: number;
  /** What a threshold loses at a time, as a share of itself. */
  readonly decay: number;
  /** 1: thresholds that have just jumped decay, too; 0: they do not. */
  readonly rest: number;
  /** 0: each kernel has a threshold for each place; 1: it has one. */
  readonly shared: number;
}

export class KernelBank extends StillKernels {
  /** Of each place, then of each kernel. */
  private readonly thresholds: Float64Array;
  private readonly places: number;
  private readonly onBackend: {
    readonly kernels: Matrix;
    readonly patches: Matrix;
    readonly matches: Matrix;
  };
  /** Whether the backend has the kernels as they are. */
  private told = false;

  constructor(
    window: ImageWindow,
    count: number,
    private readonly settings: BankSettings,
    identity: LayerIdentity,
    backend: Backend,
  ) {
    super(window, count, identity, backend);
    const { down, across } = placesOf(window);
    this.places = down * across;
    this.thresholds = new Float64Array((settings.shared === 0 ? this.places : 1) * count).fill(
      FIRST_THRESHOLD,
    );
    const { width } = this.kernels;
    this.onBackend = {
      kernels: backend.matrix(count, width),
      patches: backend.matrix(this.places, width),
      matches: backend.matrix(this.places, count),
    };
  }

  override learn(patches: Rows, images: number): void {
    const unit = this.atLengthOne(patches);
    for (let image = 0; image < images; image++)
      this.learnImage(rowRange(unit, image * this.places, (image + 1) * this.places));
  }

  override save(): LearnerState {
    return { ...super.save(), thresholds: this.thresholds.slice() };
  }

  override restore(state: LearnerState): void {
    super.restore(state);
    this.thresholds.set(state.thresholds);
    this.told = false;
  }

  override end(): void {
    this.backend.free(...Object.values(this.onBackend));
  }

  private learnImage(patches: Rows): void {
    const { count } = this.kernels;
    const { shared } = this.settings;
    const matches = this.matchesOf(patches);
    for (let place = 0; place < this.places; place++) {
      const patch = rowOf(patches, place);
      const first = shared === 0 ? place * count : 0;
      if (patch.some((value) => value !== 0))
        this.learnPatch(patch, matches.subarray(place * count, (place + 1) * count), first);
      else if (shared === 0) this.rest(first);
    }
  }

  /** @param first where the thresholds of the place begin. */
  private learnPatch(patch: Float32Array, matches: Float32Array, first: number): void {
    const { thresholds } = this;
    const { decay, rest } = this.settings;
    for (let kernel = 0; kernel < matches.length; kernel++) {
      const fires = matches[kernel] >= thresholds[first + kernel];
      if (fires) {
        thresholds[first + kernel] = matches[kernel];
        this.move(kernel, patch);
      }
      if (!fires || rest !== 0) thresholds[first + kernel] *= 1 - decay;
    }
  }

  private rest(first: number): void {
    const { thresholds, kernels, settings } = this;
    for (let at = first; at < first + kernels.count; at++) thresholds[at] *= 1 - settings.decay;
  }

  private move(kernel: number, patch: Float32Array): void {
    const { width, values } = this.kernels;
    const { boost } = this.settings;
    const from = kernel * width;
    for (let k = 0; k < width; k++) values[from + k] += boost * (patch[k] - values[from + k]);
    unitChannelsOf(values, from, width, this.channels);
    this.told = false;
  }

  private matchesOf(patches: Rows): Float32Array {
    const { backend, onBackend } = this;
    if (!this.told) backend.write(onBackend.kernels, this.kernels.values);
    this.told = true;
    backend.write(onBackend.patches, patches.values);
    backend.matmul(onBackend.matches, onBackend.patches, onBackend.kernels, { transposeB: true });
    return backend.read(onBackend.matches);
  }
}

/** As published, however many channels there are. */
const FIRST_THRESHOLD = 1;
