/**
 * A layer by the obvious loops, in f64: the oracle of every other form. Frames of a batch are taken one after the other;
 * what they would change is merged at the end of each step.
 */
import type { Value } from '../../equations/closure/closure.js';
import {
  type CheckedLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  type Side,
  type Step,
} from '../../equations/layer/index.js';
import type { Scope } from '../../equations/scope.js';
import { compare } from './compare.js';
import { demandFrames, demandTold, portsOfAnswer } from './demand-frames.js';
import { type LayerIdentity, lengthOf } from './first-values.js';
import { laidOut } from './laid-out.js';
import { LayerColumns } from './layer-columns.js';
import type { Frames, LayerEngine } from './layer-engine.js';
import { merging } from './merging.js';
import { watched } from './watched-layer.js';

export function makePlainLayer(checked: CheckedLayer, size: LayerSize, identity: LayerIdentity): LayerEngine {
  const engine = new PlainLayer(programLayer(checked, size), checked.scope, size, identity);
  return watched(engine, size, identity.name);
}

class PlainLayer implements LayerEngine {
  /** Of what is kept and, of the frame that is worked on, of everything else. */
  private readonly columns: LayerColumns;
  /** Of every frame of the batch. */
  private readonly framed = new Map<string, Float64Array[]>();
  private readonly ports: readonly string[];
  private count = 1;

  constructor(
    readonly program: LayerProgram,
    scope: Scope,
    private readonly size: LayerSize,
    identity: LayerIdentity,
  ) {
    this.columns = new LayerColumns(program, scope, size, identity);
    this.ports = portsOfAnswer(program);
    for (const step of program.start) this.take(step);
  }

  present(frames: Frames): void {
    this.tell('y_pre', frames);
    this.count = frames.count;
    this.demandTold(this.ports);
    for (const step of this.program.answer) this.take(step);
  }

  answer(frames: Frames, variable = 'y_post'): Frames {
    this.present(frames);
    const { count } = frames;
    const width = this.size.post;
    const values = this.read(variable);
    return {
      count,
      width,
      values: laidOut(values, { rows: values.length / width, columns: width }, count, width),
    };
  }

  learn(): void {
    this.demandTold(this.program.given);
    for (const step of this.program.learn) this.take(step);
  }

  read(name: string): Float64Array {
    const framed = this.framed.get(name);
    if (framed === undefined) return this.columns.of(name).slice();
    const width = framed[0].length;
    const all = new Float64Array(framed.length * width);
    for (const [k, values] of framed.entries()) all.set(values, k * width);
    return all;
  }

  write(name: string, values: ArrayLike<number>): void {
    this.columns.of(name).set(values);
  }

  end(): void {}

  tell(port: string, frames: Frames): void {
    demandFrames(frames, port, this.program, this.size);
    const { count, width, values } = frames;
    this.framed.set(
      port,
      Array.from({ length: count }, (_, k) => Float64Array.from(values.subarray(k * width, (k + 1) * width))),
    );
  }

  private demandTold(ports: readonly string[]): void {
    demandTold(ports, (port) => this.framed.get(port)?.length, this.count);
  }

  private take(step: Step): void {
    const { target, framed } = step;
    const column = this.columns.of(target);
    const merge = step.kind === 'keep' && framed ? merging(step.merge, column) : undefined;
    const results: Float64Array[] = [];
    for (let k = 0; k < (framed ? this.count : 1); k++) {
      for (const [name, frames] of this.framed) if (frames.length > k) this.columns.of(name).set(frames[k]);
      const computed = this.compute(step);
      if (merge === undefined) column.set(computed);
      else merge.add(computed);
      results.push(computed);
    }
    if (merge !== undefined) merge.finish();
    else if (framed && step.kind !== 'keep') this.framed.set(target, results);
    else this.framed.delete(target);
  }

  private compute(step: Step): Float64Array {
    const value = this.columns.valueOf(step);
    const { pre, post } = this.size;
    switch (step.kind) {
      case 'gather': {
        const sums = new Float64Array(lengthOf(step.side, this.size));
        for (let i = 0; i < pre; i++)
          for (let j = 0; j < post; j++) sums[step.side === 'pre' ? i : j] += value(i * post + j, i, j, 0);
        return sums;
      }
      case 'gather largest': {
        const most = new Float64Array(lengthOf(step.side, this.size)).fill(Number.NEGATIVE_INFINITY);
        for (let i = 0; i < pre; i++)
          for (let j = 0; j < post; j++) {
            const k = step.side === 'pre' ? i : j;
            most[k] = Math.max(most[k], value(i * post + j, i, j, 0));
          }
        return most;
      }
      case 'gather in order': {
        const sums = new Float64Array(pre * post);
        for (let i = 0; i < pre; i++)
          for (let j = 0, sum = 0; j < post; j++) {
            sum += value(i * post + j, i, j, 0);
            sums[i * post + j] = sum;
          }
        return sums;
      }
      case 'compare':
        return compare(step, this.each(step.side, value));
      case 'neurons':
      case 'keep':
        return this.each(step.side, value);
    }
  }

  private each(side: Side, value: Value): Float64Array {
    const { post } = this.size;
    const values = new Float64Array(lengthOf(side, this.size));
    for (let k = 0; k < values.length; k++)
      values[k] = side === 'own' ? value(k, Math.floor(k / post), k % post, 0) : value(k, k, k, 0);
    return values;
  }
}
