/** A checked layer of a given size as steps: what is declared is computed before it is read, and again once it is stale. */
import { fold } from '../algebra/fold.js';
import { Inliner } from '../algebra/inline.js';
import { multiplyOut } from '../algebra/powers.js';
import type { Assignment, Equation } from '../checked.js';
import { withDraws } from '../draws.js';
import { type Expression, names, number, rewrite } from '../expression.js';
import type { CheckedLayer } from './check-layer.js';
import { demandRoom } from './demand-room.js';
import { demandSize } from './demand-size.js';
import { Follows } from './follows.js';
import { withLastRanks } from './last-rank.js';
import type { Kept, LayerProgram, Merge, Step } from './layer-program.js';
import { portsOf } from './ports.js';
import { ANSWER, sideOf } from './side.js';

export interface LayerSize {
  readonly pre: number;
  readonly post: number;
}

export function programLayer(checked: CheckedLayer, size: LayerSize): LayerProgram {
  demandSize(size);
  const kept = checked.equations.filter(isKept);
  const own = kept.filter(({ name }) => sideOf(name) === 'own').length;
  demandRoom(`a layer of ${size.post} neurons on ${size.pre} sources`, own * size.pre * size.post);
  const given = portsOf(checked.equations);
  const start = new Planner(checked, size, given);
  const frame = new Planner(checked, size, given);
  start.statements(checked.onStart);
  const answer = frame.steps(() => {
    frame.need(ANSWER);
    if (!kept.some(({ name }) => name === checked.shows)) frame.need(checked.shows);
  });
  const program = {
    kept: kept.map((equation) => keptBy(equation, checked, size)),
    given,
    shows: checked.shows,
    start: start.taken,
    answer,
    learn: frame.steps(() => frame.statements(checked.onFrame)),
  };
  return withLastRanks(program, size);
}

const isKept = ({ kind, flags }: Equation): boolean => kind === 'parameter' && !flags.has('given');

function keptBy(equation: Equation, { initial }: CheckedLayer, size: LayerSize): Kept {
  const { name } = equation;
  const value = withDraws([{ target: name, local: false, value: withSizes(initial.get(name)!, size) }]);
  return { name, side: sideOf(name), merge: mergeOf(equation), initial: value.statements[0].value };
}

function mergeOf({ flags }: Equation): Merge {
  if (flags.has('summed over batch')) return 'sum';
  return flags.has('largest over batch') ? 'largest' : 'mean';
}

function withSizes(expression: Expression, { pre, post }: LayerSize): Expression {
  return rewrite(expression, (node) => {
    if (node.kind !== 'symbol') return node;
    return node.name === 'N_pre' ? number(pre) : node.name === 'N_post' ? number(post) : node;
  });
}

class Planner {
  taken: Step[] = [];
  private readonly declared: ReadonlyMap<string, Equation>;
  private readonly inliner: Inliner;
  private readonly follows: Follows;
  /** Declared values that are computed and still follow from the present ones. */
  private readonly fresh = new Set<string>();
  /** Names that have a value for each frame. */
  private readonly framed: Set<string>;

  constructor(
    private readonly checked: CheckedLayer,
    private readonly size: LayerSize,
    given: readonly string[],
  ) {
    this.framed = new Set(given);
    this.follows = new Follows(checked.equations);
    this.declared = new Map(
      checked.equations.filter(({ expression }) => expression).map((equation) => [equation.name, equation]),
    );
    const computed = [...this.declared.values()].filter((equation) => !isInlined(equation));
    this.inliner = new Inliner(checked.scope, 0, new Set(computed.map(({ name }) => name)));
  }

  /** The steps that `work` takes. */
  steps(work: () => void): readonly Step[] {
    const before = this.taken;
    this.taken = [];
    work();
    const steps = this.taken;
    this.taken = before;
    return steps;
  }

  statements(assignments: readonly Assignment[]): void {
    for (const { target, local, value } of assignments) {
      const prepared = this.prepare(value);
      const side = sideOf(target);
      const follows = this.isFramed(prepared);
      if (local) {
        this.taken.push({
          kind: 'neurons',
          side: side as 'pre' | 'post',
          target,
          value: prepared,
          framed: follows,
        });
        if (follows) this.framed.add(target);
        continue;
      }
      const merge = mergeOf(this.checked.equations.find(({ name }) => name === target)!);
      // Every frame adds to a sum, even where all add the same.
      const framed = follows || merge === 'sum';
      this.taken.push({ kind: 'keep', side, merge, target, value: prepared, framed });
      this.outdate(target);
    }
  }

  /** Computes a declared value, unless it is there. */
  need(name: string): void {
    if (this.fresh.has(name)) return;
    const equation = this.declared.get(name)!;
    const value = this.prepare(equation.expression!);
    const framed = this.isFramed(value);
    if (framed) this.framed.add(name);
    this.taken.push({ ...kindOfStep(equation), target: name, value, framed });
    this.fresh.add(name);
  }

  /** With sizes, parameters and a synapse's own declarations put in, and what it reads computed. */
  private prepare(value: Expression): Expression {
    const prepared = multiplyOut(fold(withSizes(this.inliner.inline(value), this.size)));
    for (const read of names(prepared)) if (this.declared.has(read)) this.need(read);
    return prepared;
  }

  private isFramed(value: Expression): boolean {
    return [...names(value)].some((name) => this.framed.has(name));
  }

  private outdate(changed: string): void {
    for (const name of [...this.fresh])
      if (this.follows.from(this.declared.get(name)!.expression!).has(changed)) this.fresh.delete(name);
  }
}

/** What a synapse declares is put in where it is read: it would be a value for every synapse and frame. */
function isInlined({ name, flags }: Equation): boolean {
  return sideOf(name) === 'own' && !flags.has('summed in order');
}

type KindOfStep =
  | Pick<Extract<Step, { kind: 'gather' | 'gather largest' | 'neurons' }>, 'kind' | 'side'>
  | Pick<Extract<Step, { kind: 'compare' }>, 'kind' | 'side' | 'how' | 'lastRank'>
  | Pick<Extract<Step, { kind: 'gather in order' }>, 'kind'>;

function kindOfStep({ name, flags }: Equation): KindOfStep {
  if (flags.has('summed in order')) return { kind: 'gather in order' };
  const side = sideOf(name) as 'pre' | 'post';
  const lastRank = Number.POSITIVE_INFINITY;
  if (flags.has('summed')) return { kind: 'gather', side };
  if (flags.has('largest over synapses')) return { kind: 'gather largest', side };
  if (flags.has('summed over layer')) return { kind: 'compare', how: 'sum', side, lastRank };
  if (flags.has('largest in layer')) return { kind: 'compare', how: 'largest', side, lastRank };
  if (flags.has('rank in layer')) return { kind: 'compare', how: 'rank', side, lastRank };
  return { kind: 'neurons', side };
}
