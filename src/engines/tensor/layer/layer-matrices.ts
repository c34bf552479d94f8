/**
 * The values of a layer as matrices. Of each frame: a row for each frame. Kept: a row for each source in what synapses keep
 * (sources x targets), one row for what neurons keep. What a whole layer has in common lies in a column, one entry a frame.
 */
import {
  type LayerProgram,
  type LayerSize,
  type Side,
  type Step,
  sideOf,
} from '../../../equations/layer/index.js';
import type { Backend, Matrix } from '../backend.js';

interface Shape {
  readonly perFrame: boolean;
  readonly columns: number;
}

export class LayerMatrices {
  private readonly kept = new Map<string, Matrix>();
  private readonly others = new Map<string, Matrix>();
  private readonly shapes = new Map<string, Shape>();
  private frames = 0;

  constructor(
    private readonly backend: Backend,
    { kept, given, start, answer, learn }: LayerProgram,
    readonly size: LayerSize,
  ) {
    for (const { name, side } of kept)
      this.kept.set(name, backend.matrix(side === 'own' ? size.pre : 1, this.widthOf(side)));
    for (const name of given) this.shapes.set(name, { perFrame: true, columns: this.widthOf(sideOf(name)) });
    for (const step of [...start, ...answer, ...learn])
      if (step.kind !== 'keep' && step.kind !== 'gather in order')
        this.shapes.set(step.target, {
          perFrame: step.framed,
          columns: isCommon(step) ? 1 : this.widthOf(step.side),
        });
  }

  /** Frames in the batch. */
  get count(): number {
    return this.frames;
  }

  /** Makes room for batches of so many frames. */
  resize(count: number): void {
    if (count === this.frames) return;
    this.frames = count;
    for (const [name, { perFrame, columns }] of this.shapes) {
      const old = this.others.get(name);
      if (old !== undefined && !perFrame) continue;
      if (old !== undefined) this.backend.free(old);
      this.others.set(name, this.backend.matrix(perFrame ? count : 1, columns));
    }
  }

  get(name: string): Matrix {
    const matrix = this.kept.get(name) ?? this.others.get(name);
    if (matrix === undefined) throw new Error(`a layer has no ${name}`);
    return matrix;
  }

  /** Columns of a side's matrices. */
  widthOf(side: Side): number {
    return side === 'pre' ? this.size.pre : this.size.post;
  }

  end(): void {
    this.backend.free(...this.kept.values(), ...this.others.values());
  }
}

function isCommon(step: Step): boolean {
  return step.kind === 'compare' && step.how !== 'rank';
}
