/**
 * A program becomes instructions for the entries a frame stands at.
 *
 * Usually all columns are read first, everything is computed, and what has been written is stored at the end, once
 * (`Woven`). That is not the same where two names may mean one entry: the neurons before and behind a synapse may be one, and
 * a shared variable is everybody's. There, each statement is finished before the next begins (`weaveInSteps`).
 */
import type { Local } from '../../wasm/code.js';
import { Emitter } from '../../wasm/emit.js';
import { Graph, type Node } from '../../wasm/graph.js';
import { witnesses } from '../../wasm/witnesses.js';
import { placeOf } from '../closure/place.js';
import { type Expression, names as namesIn } from '../expression.js';
import type { Program } from '../program.js';
import { type Entry, type EntryIndex, entryIn, type Frame, storeColumn } from './frame.js';
import { entryOf, type Known, Lowering, NOTHING_KNOWN } from './lower.js';

interface Write extends Entry {
  readonly value: Node;
}

/** What is wanted besides the program itself. */
export interface Wishes {
  /** A condition that sees what the program has written, and its frame: it has random draws of its own. */
  readonly expression?: Expression;
  readonly expressionFrame?: Frame;
  /** Names of variables of which one wants to know whether they were NaN before the program. */
  readonly watched?: readonly string[];
}

export class Woven {
  private readonly graph = new Graph();
  private readonly writes: readonly Write[];
  private readonly wanted: Node | undefined;
  private readonly witnesses: readonly Node[];
  private readonly emitter: Emitter;

  constructor(
    private readonly frame: Frame,
    { statements }: Pick<Program, 'statements'>,
    { expression, expressionFrame = frame, watched = [] }: Wishes = {},
  ) {
    const { graph } = this;
    const temporaries = new Map<string, Node>();
    const writes = new Map<string, Write>();
    const known: Known = {
      temporary: (name) => temporaries.get(name),
      written: (entry) => writes.get(entry)?.value,
    };
    const lowering = new Lowering(frame, graph, known);
    const leaves = watched.map((name) => lowering.lower({ kind: 'symbol', name }));
    for (const { target, local, value } of statements) {
      const lowered = lowering.lower(value);
      if (local) temporaries.set(target, lowered);
      else {
        const entry = destination(frame, target);
        writes.set(entryOf(entry.address, entry.at), { ...entry, value: graph.asNumberKind(lowered) });
      }
    }
    this.writes = [...writes.values()];
    const condition = new Lowering(expressionFrame, graph, known);
    this.wanted = expression && graph.asMask(condition.lower(expression));
    const values = this.writes.map(({ value }) => value);
    this.witnesses = witnesses(leaves, values);
    const roots = [...this.witnesses, ...values];
    this.emitter = new Emitter(
      frame.code,
      frame.shape,
      this.wanted === undefined ? roots : [...roots, this.wanted],
    );
  }

  /** How many operations there are in each turn of the loop. */
  get labour(): number {
    return this.emitter.labour;
  }

  /** Before the loop that the rest is in: what is the same in its every turn. */
  hoist(): void {
    this.emitter.hoist();
    for (const { value } of this.stillWrites) this.emitter.materialise(value);
  }

  run(): void {
    const { frame, emitter, writes, wanted } = this;
    for (const node of this.witnesses) emitter.materialise(node);
    // All is computed before the first is stored, for a column may be read after the place where it is written.
    for (const { value } of writes) if (value.operation !== 'constant') emitter.materialise(value);
    if (wanted !== undefined) emitter.materialise(wanted);
    for (const write of writes) if (!write.still) storeColumn(frame, write, () => emitter.push(write.value));
  }

  /** Behind the loop: stores what stood still. Tells where each value is that is stored. */
  settle(told: (value: Local) => void): void {
    const { code, shape } = this.frame;
    for (const { at, address, value } of this.stillWrites) {
      const local = this.emitter.materialise(value);
      code.get(this.frame.offsets[at as EntryIndex]!);
      shape.pushLane(code, local, 0);
      code.memory('f64.store', address);
      told(local);
    }
  }

  private get stillWrites(): readonly Write[] {
    return this.writes.filter(({ still }) => still);
  }

  /** After `run`: where the wished expression's truth value is. */
  get truth(): Local {
    return this.emitter.materialise(this.wanted!);
  }

  /** After `run`: values one of which is NaN if one of the watched was. */
  get told(): readonly Local[] {
    return this.witnesses.map((node) => this.emitter.materialise(node));
  }
}

/** Each statement stores before the next reads. One lane only. */
export function weaveInSteps(frame: Frame, { statements }: Pick<Program, 'statements'>): void {
  const temporaries = new Map<string, Local>();
  const { code, shape, scope } = frame;
  for (const { target, local, value } of statements) {
    const graph = new Graph();
    const lowering = new Lowering(frame, graph, {
      temporary: (name) => {
        const kept = temporaries.get(name);
        return kept && graph.leaf(`temporary ${name}`, () => code.get(kept), true);
      },
      written: () => undefined,
    });
    // What all share is drawn once for all of them.
    const lowered = graph.asNumberKind(lowering.lower(value, !local && scope.get(target)?.shared === true));
    const result = new Emitter(code, shape, [lowered]).materialise(lowered);
    if (local) temporaries.set(target, result);
    else {
      storeColumn(frame, destination(frame, target), () => code.get(result));
    }
  }
}

/** The value of an expression, as a number. */
export function weaveValue(frame: Frame, expression: Expression): Local {
  const graph = new Graph();
  const value = graph.asNumberKind(new Lowering(frame, graph, NOTHING_KNOWN).lower(expression));
  return new Emitter(frame.code, frame.shape, [value]).materialise(value);
}

/** The value of a condition, as a truth value. */
export function weaveMask(frame: Frame, condition: Expression): Local {
  const graph = new Graph();
  const value = graph.asMask(new Lowering(frame, graph, NOTHING_KNOWN).lower(condition));
  return new Emitter(frame.code, frame.shape, [value]).materialise(value);
}

/**
 * Whether a program must be woven in steps: it writes what all share, or an entry that it also knows by another name.
 */
export function needsSteps({ statements }: Pick<Program, 'statements'>, frame: Frame): boolean {
  const { scope } = frame;
  const sides = new Map<string, Set<string>>();
  const touch = (name: string, written: boolean): void => {
    const variable = scope.get(name);
    if (variable === undefined || (variable.owner !== 'pre' && variable.owner !== 'post')) return;
    const stored = frame.names.column(variable);
    if (stored === undefined || 'constant' in stored) return;
    const key = String(stored.address);
    const known = sides.get(key) ?? new Set();
    known.add(variable.owner);
    if (written) known.add('written');
    sides.set(key, known);
  };
  for (const { target, local, value } of statements) {
    if (!local && scope.get(target)?.shared) return true;
    if (!local) touch(target, true);
    for (const name of namesIn(value)) touch(name, false);
  }
  return [...sides.values()].some((seen) => seen.has('pre') && seen.has('post') && seen.has('written'));
}

function destination(frame: Frame, target: string): Entry {
  const place = placeOf(target, frame.scope, frame.names);
  if (place.kind !== 'array' || 'constant' in place.array)
    throw new Error(`a program writes ${target}, which has no column`);
  return entryIn(place.array, place.at);
}
