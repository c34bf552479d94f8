/**
 * A layer as tensors: every step for a whole batch, as few products of matrices as the rule can be taken apart into. The
 * order of summation is the backend's, so it agrees with the other engines within rounding, not to the bit.
 */
import {
  type CheckedLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  type Step,
  sideOf,
} from '../../../equations/layer/index.js';
import { demandFrames, demandTold, portsOfAnswer } from '../../layer/demand-frames.js';
import { firstValues, type LayerIdentity } from '../../layer/first-values.js';
import { laidOut } from '../../layer/laid-out.js';
import type { Frames, LayerEngine } from '../../layer/layer-engine.js';
import { watched } from '../../layer/watched-layer.js';
import type { Backend } from '../backend.js';
import { formOf } from './form.js';
import { gatherByProducts } from './gather.js';
import { changeByProducts } from './keep.js';
import { LayerMatrices } from './layer-matrices.js';
import { compareInLayer, compute, isMarked, keepInNeurons } from './neurons.js';
import { Ordered } from './ordered.js';
import { Repeated } from './repeated.js';
import { Scratch } from './scratch.js';
import { gatherBySweep, keepBySweep } from './sweep.js';
import type { LayerWorld, Run } from './world.js';

/** The backend stays the caller's. */
export function makeTensorLayer(
  checked: CheckedLayer,
  size: LayerSize,
  identity: LayerIdentity,
  backend: Backend,
): LayerEngine {
  const engine = new TensorLayer(programLayer(checked, size), size, identity, backend);
  return watched(engine, size, identity.name);
}

class TensorLayer implements LayerEngine {
  private readonly world: LayerWorld;
  private readonly answering: Repeated;
  private readonly learning: Repeated;
  /** How many frames each port was told. */
  private readonly told = new Map<string, number>();
  /** The same of ports whose values are gone. */
  private readonly forgotten = new Map<string, number>();
  private readonly ports: readonly string[];

  constructor(
    readonly program: LayerProgram,
    private readonly size: LayerSize,
    identity: LayerIdentity,
    private readonly backend: Backend,
  ) {
    this.ports = portsOfAnswer(program);
    const matrices = new LayerMatrices(backend, program, size);
    const ordered = new Ordered(backend, program, size.post);
    this.world = { backend, matrices, scratch: new Scratch(backend), ordered };
    for (const kept of program.kept) this.write(kept.name, firstValues(kept, size, identity));
    matrices.resize(1);
    for (const step of program.start) runOf(step, this.world)();
    this.answering = this.repeated(program.answer);
    this.learning = this.repeated(program.learn);
  }

  tell(port: string, frames: Frames): void {
    demandFrames(frames, port, this.program, this.size);
    // What was told of other frames goes with their matrices.
    if (frames.count !== this.world.matrices.count) {
      for (const [other, count] of this.told) this.forgotten.set(other, count);
      this.told.clear();
      this.forgetPlans();
    }
    this.world.matrices.resize(frames.count);
    this.told.set(port, frames.count);
    this.backend.write(this.world.matrices.get(port), frames.values);
  }

  present(frames: Frames): void {
    this.tell('y_pre', frames);
    this.demandTold(this.ports);
    this.answering.run();
  }

  answer(frames: Frames, variable = 'y_post'): Frames {
    this.present(frames);
    const { count } = frames;
    const width = this.size.post;
    const matrix = this.world.matrices.get(variable);
    return { count, width, values: laidOut(this.backend.read(matrix), matrix, count, width) };
  }

  learn(): void {
    this.demandTold(this.program.given);
    this.learning.run();
  }

  read(name: string): Float64Array {
    const { matrices } = this.world;
    const matrix = matrices.get(name);
    const values = laidOut(this.backend.read(matrix), matrix, matrix.rows, matrices.widthOf(sideOf(name)));
    return Float64Array.from(values);
  }

  write(name: string, values: ArrayLike<number>): void {
    this.backend.write(this.world.matrices.get(name), values);
  }

  private demandTold(ports: readonly string[]): void {
    const { count } = this.world.matrices;
    const otherThan = (before: number | undefined) => (before === count ? undefined : before);
    demandTold(ports, (port) => this.told.get(port) ?? otherThan(this.forgotten.get(port)), count);
  }

  private repeated(steps: readonly Step[]): Repeated {
    const runs = steps.map((step) => runOf(step, this.world));
    return new Repeated(
      runs,
      this.world,
      steps.every((step) => isPlannable(step, this.program)),
    );
  }

  private forgetPlans(): void {
    this.answering.forget();
    this.learning.forget();
  }

  end(): void {
    this.forgetPlans();
    this.world.scratch.end();
    this.world.ordered.end();
    this.world.matrices.end();
  }
}

function runOf(step: Step, world: LayerWorld): Run {
  switch (step.kind) {
    case 'gather':
      return gatherByProducts(step, world) ?? gatherBySweep(step, world);
    case 'gather largest':
      return gatherBySweep(step, world);
    case 'gather in order':
      // Put in where it is read.
      return () => {};
    case 'compare':
      return compareInLayer(step, world);
    case 'neurons':
      return compute(step, world);
    case 'keep':
      if (sideOf(step.target) !== 'own') return keepInNeurons(step, world);
      return (step.framed ? changeByProducts(step, world) : undefined) ?? keepBySweep(step, world);
  }
}

/** Whether a step takes nothing out of the backend on its way. */
function isPlannable(step: Step, program: LayerProgram): boolean {
  const isSorted = step.kind === 'compare' && step.how === 'rank' && !isMarked(step);
  return !isSorted && formOf(step, program).kind !== 'swept';
}
