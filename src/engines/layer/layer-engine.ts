/**
 * What runs a layer. Several do, from the same program: `plain` (the obvious loops: the oracle), actors (each neuron and each
 * synapse an actor), kernels (compiled) and tensors (whole batches). They agree: the first three to the last bit.
 */
import type { LayerProgram } from '../../equations/layer/index.js';

/** Values of several frames, one after the other. */
export interface Frames {
  readonly count: number;
  readonly width: number;
  /** `count * width` values. */
  readonly values: Float64Array | Float32Array;
}

export interface LayerEngine {
  readonly program: LayerProgram;
  /** Shows frames to the layer, which computes what it answers: to the last alone, if it takes one at a time. */
  present(frames: Frames): void;
  /** Shows them, and gives what the layer answers, or another variable of its targets. The frames are not changed. */
  answer(frames: Frames, variable?: string): Frames;
  /** Tells a port its values of the frames that are answered next, or were answered last and are learned from. */
  tell(port: string, frames: Frames): void;
  /** Learns from the frames that were answered last. */
  learn(): void;
  /**
   * A copy of what is kept, or of what was last computed.
   * @param into where it may be put, for those who read often: new memory costs more than what is copied.
   */
  read(name: string, into?: Float64Array): Float64Array;
  /** Replaces what is kept. */
  write(name: string, values: ArrayLike<number>): void;
  /** Frees what is not freed by itself. */
  end(): void;
}
