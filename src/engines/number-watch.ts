/**
 * No NaN spreads in silence: where one comes up, the run stops with its address.
 *
 * What it costs is one comparison per value that can have changed. A neuron's written variables are looked at once
 * at the end of each tick, whatever was written to them and by whom; a synapse's own written variables right after
 * each of its events, while they are in the cache; a static synapse writes none and costs nothing. Values that no
 * program writes were looked at when the circuit was given to the engine, and inputs when they were injected.
 * Infinity is let be: an exponential integrate-and-fire neuron may overflow between crossing its threshold and reset.
 */
import type { Circuit, Population } from '../build/circuit.js';
import type { Program } from '../equations/program.js';
import type { Owner, Scope } from '../equations/scope.js';
import { Problem } from '../problem.js';

/** What an entry of a column belongs to. */
export type Member = 'neuron' | 'synapse' | 'synapses from neuron' | 'synapses to neuron';

export class NumberWatch {
  private readonly watched: readonly ArrayLike<number>[];
  private readonly keys: readonly string[];

  /**
   * @param group the population or projection. @param member what one of it is called.
   * @param numberOf what the entry of an index is called, where columns hold a part of the group.
   */
  constructor(
    private readonly group: string,
    private readonly member: Member,
    columns: ReadonlyMap<string, ArrayLike<number>>,
    keys: Iterable<string>,
    private readonly dt: number,
    private readonly numberOf: (index: number) => number = (index) => index,
  ) {
    this.keys = [...keys].filter((key) => columns.has(key));
    this.watched = this.keys.map((key) => columns.get(key)!);
  }

  /** Looks at one member. */
  check(index: number, tick: number): void {
    const { watched } = this;
    for (let k = 0; k < watched.length; k++) {
      // A shared variable has one entry only: what lies beyond it is undefined, and not NaN.
      const value = watched[k][index];
      if (Number.isNaN(value)) this.refuse(k, index, tick);
    }
  }

  checkAll(tick: number): void {
    const { watched } = this;
    for (let k = 0; k < watched.length; k++) {
      const column = watched[k];
      for (let index = 0; index < column.length; index++) {
        if (Number.isNaN(column[index])) this.refuse(k, index, tick);
      }
    }
  }

  private refuse(k: number, index: number, tick: number): never {
    const timeMs = tick * this.dt * MS_PER_S;
    throw new Problem(
      `\`${this.keys[k]}\` of ${this.member} ${this.numberOf(index)} of \`${this.group}\` is not a number (NaN) at tick ${tick}` +
        ` (${Number(timeMs.toPrecision(TIME_DIGITS))} ms).`,
      { fix: 'Look for 0/0, a root or logarithm of a negative number, or a dt too long for the equations.' },
    );
  }
}

/** Keys of the variables of `owner` that the programs write. */
export function writtenKeys(
  programs: Iterable<Program | undefined>,
  scope: Scope,
  owner: Owner,
): Set<string> {
  const keys = new Set<string>();
  for (const program of programs) {
    for (const { target, local } of program?.statements ?? []) {
      const variable = local ? undefined : scope.get(target);
      if (variable?.owner === owner) keys.add(variable.key);
    }
  }
  return keys;
}

/** Variables of the population that its own program, a synapse or a drive may write. */
export function changingKeys(circuit: Circuit, { index, program }: Population): Set<string> {
  const keys = writtenKeys([program.prepare, program.integrate, program.reset], program.scope, 'own');
  for (const { source, target, program: synapse } of circuit.projections) {
    const programs = [synapse.onPre, synapse.onPost, synapse.integrate];
    if (source === index) for (const key of writtenKeys(programs, synapse.scope, 'pre')) keys.add(key);
    if (target === index) for (const key of writtenKeys(programs, synapse.scope, 'post')) keys.add(key);
    for (const { side, key } of synapse.summed)
      if ((side === 'pre' ? source : target) === index) keys.add(key);
  }
  for (const { population, variable } of circuit.drives) if (population === index) keys.add(variable);
  return keys;
}

const MS_PER_S = 1e3;
const TIME_DIGITS = 12;
