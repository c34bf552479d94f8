/**
 * The same closures without generated code, for pages whose security policy forbids it: each call walks the tree.
 * Slow, and bit for bit the same.
 */
import { evaluate } from '../evaluate.js';
import type { CallNode, Expression } from '../expression.js';
import type { Program } from '../program.js';
import type { Scope } from '../scope.js';
import type { Bindings } from './bindings.js';
import { type ArrayPlace, type IndexName, placeOf } from './place.js';
import { drawMethod } from './source.js';

export class Walked {
  private readonly places = new Map<string, ArrayPlace>();
  private at: Readonly<Record<IndexName, number>> = { index: 0, pre: 0, post: 0 };
  private tick = 0;
  /** What keys random draws: what all share is drawn once for all of them. */
  private drawsFor = 0;
  private readonly locals = new Map<string, number>();

  constructor(
    private readonly scope: Scope,
    private readonly bindings: Bindings,
  ) {}

  run({ statements }: Program, index: number, pre: number, post: number, tick: number): void {
    this.locals.clear();
    for (const { target, local, value } of statements) {
      const shared = !local && this.scope.get(target)?.shared === true;
      const computed = this.value(value, index, pre, post, tick, shared ? 0 : index);
      if (local) this.locals.set(target, computed);
      else this.write(target, computed);
    }
  }

  value(
    expression: Expression,
    index: number,
    pre: number,
    post: number,
    tick: number,
    drawsFor = index,
  ): number {
    this.drawsFor = drawsFor;
    this.at = { index, pre, post };
    this.tick = tick;
    return evaluate(expression, this.lookup, this.draw);
  }

  private readonly lookup = (name: string): number => {
    const local = this.locals.get(name);
    if (local !== undefined) return local;
    const place = this.place(name);
    switch (place.kind) {
      case 'fixed':
        return place.value;
      case 'index':
        return this.at[place.of];
      case 'time':
        return this.tick * this.bindings.dtSeconds;
      case 'tick':
        return this.tick;
      case 'array':
        return place.array[place.at === 0 ? 0 : this.at[place.at]];
    }
  };

  private readonly draw = ({ name, slot = 0 }: CallNode, [first, second]: readonly number[]): number => {
    const { stream } = this.bindings;
    const index = this.drawsFor;
    switch (drawMethod(name)) {
      case 'uniform':
        return stream.uniform(index, this.tick, slot);
      case 'normal':
        return stream.normal(index, this.tick, slot);
      case 'poisson':
        return stream.poisson(first, index, this.tick, slot);
      case 'binomial':
        return stream.binomial(first, second, index, this.tick, slot);
    }
  };

  private write(target: string, value: number): void {
    const place = this.place(target);
    if (place.kind !== 'array') throw new Error(`a program writes ${target}, which has no column`);
    place.array[place.at === 0 ? 0 : this.at[place.at]] = value;
  }

  private place(name: string): ArrayPlace {
    const known = this.places.get(name) ?? placeOf(name, this.scope, this.bindings);
    this.places.set(name, known);
    return known;
  }
}
