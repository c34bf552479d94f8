/**
 * A layer as WebAssembly: every step of its program is a kernel. One frame at a time; with f64 the bits are those of the
 * plain loops, with f32 there are twice the lanes and half the memory to fetch.
 */
import {
  type CheckedLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  sideOf,
} from '../../../equations/layer/index.js';
import type { Precision } from '../../../numeric/precision.js';
import { Problem } from '../../../problem.js';
import { compare } from '../../layer/compare.js';
import {
  demandFinite,
  demandFit,
  demandFrames,
  demandTold,
  portsOfAnswer,
} from '../../layer/demand-frames.js';
import { firstValues, type LayerIdentity, lengthOf } from '../../layer/first-values.js';
import type { Frames, LayerEngine } from '../../layer/layer-engine.js';
import { watched } from '../../layer/watched-layer.js';
import { type Comparison, type CompiledLayer, compileLayer, type Stretch } from './compile.js';
import { LayerLayout } from './layer-layout.js';

export function makeKernelLayer(
  checked: CheckedLayer,
  size: LayerSize,
  identity: LayerIdentity,
  precision: Precision = 'f64',
): LayerEngine {
  const engine = new KernelLayer(programLayer(checked, size), size, identity, precision);
  return watched(engine, size, identity.name);
}

class KernelLayer implements LayerEngine {
  private readonly layout: LayerLayout;
  private readonly buffer: ArrayBuffer;
  private readonly compiled: CompiledLayer;
  private readonly views = new Map<string, Float64Array | Float32Array>();
  /** What each port was told last. */
  private readonly told = new Map<string, Frames>();
  private readonly ports: readonly string[];
  private count = 0;

  constructor(
    readonly program: LayerProgram,
    private readonly size: LayerSize,
    identity: LayerIdentity,
    precision: Precision,
  ) {
    this.layout = new LayerLayout(program, size, precision);
    this.ports = portsOfAnswer(program);
    const { pages } = this.layout;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.buffer = memory.buffer as ArrayBuffer;
    new Int32Array(this.buffer, this.layout.lists.everyPre, size.pre).set(
      Array.from({ length: size.pre }, (_, i) => i * this.layout.bytes),
    );
    for (const kept of program.kept) this.write(kept.name, firstValues(kept, size, identity));
    this.compiled = compileLayer(program, this.layout, memory);
    this.run(this.compiled.start);
  }

  tell(port: string, frames: Frames): void {
    if (frames.count === 1) this.tellOne(port, frames);
    else demandFrames(frames, port, this.program, this.size);
    this.told.set(port, frames);
  }

  present(frames: Frames): void {
    this.tell('y_pre', frames);
    this.count = frames.count;
    this.demandTold(this.ports);
    if (frames.count > 1) this.showFrame(frames.count - 1);
    this.run(this.compiled.answer);
  }

  answer(frames: Frames, variable = 'y_post'): Frames {
    this.tell('y_pre', frames);
    const { count } = frames;
    this.count = count;
    this.demandTold(this.ports);
    const { post } = this.size;
    const Numbers = this.layout.precision === 'f64' ? Float64Array : Float32Array;
    const answers = new Numbers(count * post);
    const answer = this.view(variable).subarray(0, post);
    for (let k = 0; k < count; k++) {
      if (count > 1) this.showFrame(k);
      this.run(this.compiled.answer);
      answers.set(answer, k * post);
    }
    return { count, width: post, values: answers };
  }

  learn(): void {
    this.demandTold(this.program.given);
    if (this.count !== 1)
      throw new Problem(`Kernels learn from one frame at a time, and were given ${this.count}.`, {
        fix: 'Use the tensor engine for batches.',
      });
    this.run(this.compiled.learn);
  }

  read(name: string, into?: Float64Array): Float64Array {
    const { pre, post } = this.size;
    const view = this.view(name);
    const values = into ?? new Float64Array(lengthOf(sideOf(name), this.size));
    if (sideOf(name) !== 'own') {
      values.set(view.subarray(0, values.length));
      return values;
    }
    const row = this.layout.room.post;
    for (let i = 0; i < pre; i++) values.set(view.subarray(i * row, i * row + post), i * post);
    return values;
  }

  write(name: string, values: ArrayLike<number>): void {
    const { pre, post } = this.size;
    const view = this.view(name);
    if (sideOf(name) !== 'own') {
      view.set(values);
      return;
    }
    const row = this.layout.room.post;
    for (let i = 0; i < pre; i++) for (let j = 0; j < post; j++) view[i * row + j] = values[i * post + j];
  }

  end(): void {}

  /** One of several, at every port that the answer follows from. */
  private showFrame(k: number): void {
    for (const port of this.ports) {
      const { width, values } = this.told.get(port)!;
      this.view(port).set(values.subarray(k * width, (k + 1) * width));
      this.compiled.takeIn.get(port)!();
    }
  }

  /** Looked at where it lies then: as numbers of the layer's own precision, and quickly. */
  private tellOne(port: string, frame: Frames): void {
    demandFit(frame, port, this.program, this.size);
    const view = this.view(port);
    view.set(frame.values);
    if (this.compiled.takeIn.get(port)!()) return;
    this.told.delete(port);
    demandFinite(frame, port);
    demandFinite({ ...frame, values: view }, port);
  }

  private run(stretches: readonly Stretch[]): void {
    for (const { run, comparison } of stretches) {
      run();
      if (comparison !== undefined) this.compare(comparison);
    }
  }

  private demandTold(ports: readonly string[]): void {
    demandTold(ports, (port) => this.told.get(port)?.count, this.count);
  }

  /** Made once: a new one for each frame costs as much as a small kernel. */
  private view(name: string): Float64Array | Float32Array {
    let view = this.views.get(name);
    if (view === undefined) {
      view = this.layout.view(name, this.buffer);
      this.views.set(name, view);
    }
    return view;
  }

  private compare(step: Comparison): void {
    const { side, target } = step;
    const view = this.view(target).subarray(0, this.size[side]);
    view.set(compare(step, Float64Array.from(view)));
  }
}
