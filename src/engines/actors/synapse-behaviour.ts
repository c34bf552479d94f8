/** What all synapses of a projection have in common: their columns and their program as closures. */
import type { Projection } from '../../build/circuit.js';
import { compileSynapse, compileValue } from '../../equations/closure/closure.js';
import type { Program } from '../../equations/program.js';
import { type Column, type Columns, type SynapseColumns, synapseBindings, type World } from '../bindings.js';
import { NumberWatch, writtenKeys } from '../number-watch.js';

type Step = (synapse: number, pre: number, post: number, tick: number) => void;
type Value = (synapse: number, pre: number, post: number, tick: number) => number;

interface Sum {
  readonly column: Column;
  readonly side: 'pre' | 'post';
  readonly value: Value;
}

export class SynapseBehaviour {
  readonly columns: Columns;
  readonly prepare: Step | undefined;
  readonly onPre: Step | undefined;
  readonly onPost: Step | undefined;
  readonly integrate: Step | undefined;
  /** Looks after the synapse's own variables. */
  readonly written: NumberWatch;
  private readonly sums: readonly Sum[];

  constructor(
    readonly projection: Projection,
    columns: SynapseColumns,
    sizes: { readonly pre: number; readonly post: number },
    world: World,
  ) {
    this.columns = columns.own;
    const { program } = projection;
    const bindings = (purpose: string) => synapseBindings(projection, columns, sizes, world, purpose);
    const compile = (part: Program | undefined, purpose: string): Step | undefined =>
      part && compileSynapse(part, program.scope, bindings(purpose));
    this.prepare = compile(program.prepare, 'prepare');
    this.onPre = compile(program.onPre, 'on_pre');
    this.onPost = compile(program.onPost, 'on_post');
    this.integrate = compile(program.integrate, 'integrate');
    this.sums = program.summed.map(({ side, key, value }) => ({
      column: columns[side].get(key)!,
      side,
      value: compileValue(value, program.scope, bindings(`summed ${key}`)),
    }));
    const programs = [program.prepare, program.onPre, program.onPost, program.integrate];
    this.written = new NumberWatch(
      projection.name,
      'synapse',
      columns.own,
      writtenKeys(programs, program.scope, 'own'),
      world.dt,
    );
  }

  get summing(): boolean {
    return this.sums.length > 0;
  }

  /** Whether there is something to do in every tick. */
  get ticks(): boolean {
    return this.summing || this.prepare !== undefined || this.integrate !== undefined;
  }

  sum(synapse: number, pre: number, post: number, tick: number): void {
    for (const { column, side, value } of this.sums) {
      column[side === 'pre' ? pre : post] += value(synapse, pre, post, tick);
    }
  }
}
