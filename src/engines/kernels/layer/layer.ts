/**
 * A layer as WebAssembly: every step of its program is a kernel. One frame at a time; with f64 the bits are those of the
 * plain loops, with f32 there are twice the lanes and half the memory to fetch.
 */
import type { Expression } from '../../../equations/expression.js';
import { Outside } from '../../../equations/kernel/outside.js';
import {
  type CheckedLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  type Step,
  sideOf,
} from '../../../equations/layer/index.js';
import type { Precision } from '../../../numeric/precision.js';
import { Problem } from '../../../problem.js';
import { FOUR_LANES } from '../../../wasm/four-lanes.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import { TWO_LANES } from '../../../wasm/shape.js';
import { compare } from '../../layer/compare.js';
import { demandFrames, demandTold, portsOfAnswer } from '../../layer/demand-frames.js';
import { firstValues, type LayerIdentity, lengthOf } from '../../layer/first-values.js';
import type { Frames, LayerEngine } from '../../layer/layer-engine.js';
import { watched } from '../../layer/watched-layer.js';
import { gatherAtSources, gatherAtTargets, gatherInOrder } from './gather.js';
import { gatherLargest } from './gather-largest.js';
import { computeInNeurons, keepInSynapses } from './keep.js';
import { LayerLayout } from './layer-layout.js';
import type { LayerWorld } from './stand.js';
import { wantedTargets } from './wanted.js';

export function makeKernelLayer(
  checked: CheckedLayer,
  size: LayerSize,
  identity: LayerIdentity,
  precision: Precision = 'f64',
): LayerEngine {
  const engine = new KernelLayer(programLayer(checked, size), size, identity, precision);
  return watched(engine, size, identity.name);
}

type Run = () => void;

class KernelLayer implements LayerEngine {
  private readonly layout: LayerLayout;
  private readonly buffer: ArrayBuffer;
  private readonly answering: readonly Run[];
  private readonly learning: readonly Run[];
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
    const phases = [program.start, program.answer, program.learn];
    const [starting, answering, learning] = this.runs(phases, memory);
    this.answering = answering;
    this.learning = learning;
    for (const run of starting) run();
  }

  tell(port: string, frames: Frames): void {
    demandFrames(frames, port, this.program, this.size);
    this.told.set(port, frames);
    if (frames.count === 1) this.view(port).set(frames.values);
  }

  present(frames: Frames): void {
    this.tell('y_pre', frames);
    this.count = frames.count;
    this.demandTold(this.ports);
    if (frames.count === 1) for (const run of this.answering) run();
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
      for (const run of this.answering) run();
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
    for (const run of this.learning) run();
  }

  read(name: string): Float64Array {
    const { pre, post } = this.size;
    const view = this.view(name);
    const values = new Float64Array(lengthOf(sideOf(name), this.size));
    if (sideOf(name) !== 'own') return Float64Array.from(view.subarray(0, values.length));
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

  private runs(phases: readonly (readonly Step[])[], memory: WebAssembly.Memory): Run[][] {
    const module = new ModuleBuilder({
      initial: this.layout.pages,
      maximum: this.layout.pages,
      shared: false,
    });
    const world: LayerWorld = {
      module,
      outside: new Outside(module),
      layout: this.layout,
      wide: this.layout.precision === 'f64' ? TWO_LANES : FOUR_LANES,
    };
    const steps = phases.flat();
    const wanted = wantedTargets(this.program.learn);
    for (const [k, step] of steps.entries()) writeKernel(`step ${k}`, step, world, wanted.get(step));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
      [IMPORTS.functions]: { ...world.outside.imports, [IMPORTS.memory]: memory },
    });
    return phases.map((phase) =>
      phase.map((step) =>
        step.kind === 'compare'
          ? () => this.compare(step, exports[`step ${steps.indexOf(step)}`] as Run)
          : (exports[`step ${steps.indexOf(step)}`] as Run),
      ),
    );
  }

  /** The kernel leaves what is to be compared where the result will be. */
  private compare(step: Extract<Step, { kind: 'compare' }>, kernel: Run): void {
    kernel();
    const { side, target } = step;
    const view = this.view(target).subarray(0, this.size[side]);
    view.set(compare(step, Float64Array.from(view)));
  }
}

function writeKernel(
  name: string,
  step: Step,
  world: LayerWorld,
  guards: readonly Expression[] | undefined,
): void {
  world.module.function(name, [], [], (code) => {
    switch (step.kind) {
      case 'gather':
        return step.side === 'post'
          ? gatherAtTargets(code, world, step, guards)
          : gatherAtSources(code, world, step);
      case 'gather largest':
        return gatherLargest(code, world, step);
      case 'gather in order':
        return gatherInOrder(code, world, step);
      case 'keep':
        return step.side === 'own'
          ? keepInSynapses(code, world, step, guards)
          : computeInNeurons(code, world, step);
      case 'compare':
      case 'neurons':
        return computeInNeurons(code, world, step);
    }
  });
}
