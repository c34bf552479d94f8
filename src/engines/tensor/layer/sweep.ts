/** What cannot be taken apart is computed for every synapse, frame by frame. */
import { binary, type Expression, names, symbol } from '../../../equations/expression.js';
import { type Step, sideOf } from '../../../equations/layer/index.js';
import type { Elementwise, Matrix } from '../backend.js';
import type { Gather } from './gather.js';
import type { Keep } from './keep.js';
import type { LayerWorld, Run } from './world.js';

type GatherLargest = Extract<Step, { kind: 'gather largest' }>;

export function gatherBySweep(step: Gather | GatherLargest, world: LayerWorld): Run {
  const sweep = new Sweep(step.value, step.target, world);
  const { backend, matrices, scratch } = world;
  const placed = backend.compile(symbol('row'));
  return () => {
    const into = matrices.get(step.target);
    const { pre, post } = matrices.size;
    const all = scratch.room(`${step.target} all`, pre, post);
    const sums = scratch.room(`${step.target} sums`, 1, into.columns);
    const rows: Float32Array[] = [];
    for (let frame = 0; frame < into.rows; frame++) {
      sweep.into(all, frame);
      backend.reduce(
        sums,
        all,
        step.kind === 'gather' ? 'sum' : 'max',
        step.side === 'post' ? 'perColumn' : 'perRow',
      );
      if (into.rows === 1) placed(into, { row: sums });
      else rows.push(backend.read(sums));
    }
    if (rows.length > 0) backend.write(into, flat(rows, into.columns));
  };
}

function flat(rows: readonly Float32Array[], width: number): Float32Array {
  const all = new Float32Array(rows.length * width);
  for (const [k, row] of rows.entries()) all.set(row, k * width);
  return all;
}

const VALUE = symbol('value');
const BEFORE = symbol('before');
const SO_FAR = symbol('so far');

export function keepBySweep(step: Keep, world: LayerWorld): Run {
  const sweep = new Sweep(step.value, step.target, world);
  const { backend, matrices, scratch } = world;
  const add = backend.compile(binary('+', SO_FAR, binary('-', VALUE, BEFORE)));
  const larger = backend.compile({ kind: 'call', name: 'max', arguments: [SO_FAR, VALUE] });
  const finish = backend.compile(binary('+', BEFORE, binary('*', SO_FAR, symbol('share'))));
  const copy = backend.compile(VALUE);
  return () => {
    const into = matrices.get(step.target);
    const frames = step.framed ? matrices.count : 1;
    if (!step.framed) {
      // Entry by entry, so that what is read and what is written may be the same.
      sweep.into(into, 0);
      return;
    }
    const value = scratch.room(`${step.target} value`, into.rows, into.columns);
    if (frames === 1) {
      sweep.into(value, 0);
      copy(into, { value });
      return;
    }
    const soFar = scratch.room(`${step.target} so far`, into.rows, into.columns);
    for (let frame = 0; frame < frames; frame++) {
      sweep.into(value, frame);
      const inputs = { value, before: into, 'so far': frame === 0 ? 0 : soFar };
      if (step.merge !== 'largest') add(soFar, inputs);
      else if (frame === 0) copy(soFar, inputs);
      else larger(soFar, inputs);
    }
    if (step.merge === 'largest') copy(into, { value: soFar });
    else finish(into, { before: into, 'so far': soFar, share: step.merge === 'mean' ? 1 / frames : 1 });
  };
}

/** An expression at every synapse (sources x targets), in one frame. */
class Sweep {
  private readonly compute: Elementwise;
  private readonly reads: readonly string[];
  private readonly running: readonly { readonly name: string; readonly sweep: Sweep }[];

  constructor(
    value: Expression,
    private readonly name: string,
    private readonly world: LayerWorld,
  ) {
    this.reads = [...names(value)];
    this.compute = world.backend.compile(value);
    this.running = this.reads.flatMap((read) => {
      const added = world.ordered.all.get(read);
      return added === undefined ? [] : [{ name: read, sweep: new Sweep(added, `${name} ${read}`, world) }];
    });
  }

  into(room: Matrix, frame: number): void {
    const inputs: Record<string, Matrix> = {};
    for (const { name, sweep } of this.running) inputs[name] = this.runningSum(name, sweep, frame);
    for (const read of this.reads) if (!Object.hasOwn(inputs, read)) inputs[read] = this.at(read, frame);
    this.compute(room, inputs);
  }

  private runningSum(name: string, sweep: Sweep, frame: number): Matrix {
    const { backend, matrices, scratch, ordered } = this.world;
    const { pre, post } = matrices.size;
    const added = scratch.room(`${this.name} ${name} added`, pre, post);
    sweep.into(added, frame);
    const sums = scratch.room(`${this.name} ${name} sums`, pre, post);
    backend.matmul(sums, added, ordered.mask);
    return sums;
  }

  /** The values of a frame: a source's as a column, a target's as a row. */
  private at(name: string, frame: number): Matrix {
    const { backend, matrices, scratch } = this.world;
    const matrix = matrices.get(name);
    const side = sideOf(name);
    if (side === 'own') return matrix;
    const row = scratch.room(`${this.name} ${name}`, 1, matrix.columns);
    backend.gatherRows(row, matrix, [matrix.rows === 1 ? 0 : frame]);
    if (side === 'post' || matrix.columns === 1) return row;
    return scratch.standing(row);
  }
}
