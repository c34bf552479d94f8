/**
 * A layer by the obvious loops, in f64: the oracle of every other form. Frames of a batch are taken one after the other;
 * what they would change is merged at the end of each step.
 */
import { RandomStream } from '../../clock/random.js';
import { compileValue, type Value } from '../../equations/closure/closure.js';
import {
  type CheckedLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  type Side,
  type Step,
  sideOf,
} from '../../equations/layer/index.js';
import type { Scope, Variable } from '../../equations/scope.js';
import { engineVariable } from '../../equations/text-scope.js';
import { compare } from './compare.js';
import { demandFrames, demandTold } from './demand-frames.js';
import { firstValues, type LayerIdentity, lengthOf } from './first-values.js';
import type { Frames, LayerEngine } from './layer-engine.js';
import { merging } from './merging.js';

export function makePlainLayer(checked: CheckedLayer, size: LayerSize, identity: LayerIdentity): LayerEngine {
  return new PlainLayer(programLayer(checked, size), checked.scope, size, identity);
}

class PlainLayer implements LayerEngine {
  /** Of what is kept and, of the frame that is worked on, of everything else. */
  private readonly columns = new Map<string, Float64Array>();
  /** Of every frame of the batch. */
  private readonly framed = new Map<string, Float64Array[]>();
  private readonly values = new Map<Step, Value>();
  private count = 0;

  constructor(
    readonly program: LayerProgram,
    scope: Scope,
    private readonly size: LayerSize,
    identity: LayerIdentity,
  ) {
    for (const kept of program.kept) this.columns.set(kept.name, firstValues(kept, size, identity));
    const steps = [...program.start, ...program.answer, ...program.learn];
    const others = [...program.given, ...steps.map(({ target }) => target)];
    for (const name of others)
      if (!this.columns.has(name)) this.columns.set(name, new Float64Array(lengthOf(sideOf(name), size)));
    const stream = new RandomStream(identity.seed, identity.name, 'frame');
    const bindings = {
      synaptic: true,
      dtSeconds: 0,
      column: ({ name }: Variable) => this.columns.get(name),
      size: ({ owner }: Variable) => (owner === 'pre' ? size.pre : size.post),
      stream,
    };
    const known = new Map(scope);
    for (const name of this.columns.keys()) known.set(name, variableCalled(name, scope));
    for (const step of steps) this.values.set(step, compileValue(step.value, known, bindings));
    this.count = 1;
    for (const step of program.start) this.take(step);
  }

  answer(frames: Frames): Frames {
    this.tell('y_pre', frames);
    this.count = frames.count;
    for (const step of this.program.answer) this.take(step);
    return { count: frames.count, width: this.size.post, values: this.read('y_post') };
  }

  learn(): void {
    demandTold(this.program, (port) => this.framed.get(port)?.length, this.count);
    for (const step of this.program.learn) this.take(step);
  }

  read(name: string): Float64Array {
    const framed = this.framed.get(name);
    if (framed === undefined) return this.columns.get(name)!.slice();
    const width = framed[0].length;
    const all = new Float64Array(framed.length * width);
    for (const [k, values] of framed.entries()) all.set(values, k * width);
    return all;
  }

  write(name: string, values: ArrayLike<number>): void {
    this.columns.get(name)!.set(values);
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

  private take(step: Step): void {
    const { target, framed } = step;
    const column = this.columns.get(target)!;
    const merge = step.kind === 'keep' && framed ? merging(step.merge, column) : undefined;
    const results: Float64Array[] = [];
    for (let k = 0; k < (framed ? this.count : 1); k++) {
      for (const [name, frames] of this.framed) if (frames.length > k) this.columns.get(name)!.set(frames[k]);
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
    const value = this.values.get(step)!;
    const { pre, post } = this.size;
    switch (step.kind) {
      case 'gather': {
        const sums = new Float64Array(lengthOf(step.side, this.size));
        for (let i = 0; i < pre; i++)
          for (let j = 0; j < post; j++) sums[step.side === 'pre' ? i : j] += value(i * post + j, i, j, 0);
        return sums;
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
        return compare(step.how, this.each(step.side, value));
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

/** Names that a text made for itself are variables of their side, too. */
function variableCalled(name: string, scope: Scope): Variable {
  const variable = scope.get(name) ?? engineVariable(name, sideOf(name), 'float');
  return { ...variable, expression: undefined };
}
