/**
 * The targets that a step of learning has something to do for: where a neuron is silent, a rule that multiplies by its
 * answer changes nothing, and what is gathered for that change alone need not be gathered. A factor of 0 ends the matter:
 * what it is multiplied by counts as finite.
 */
import { separateChange } from '../../../equations/algebra/separate.js';
import { type Expression, names } from '../../../equations/expression.js';
import { type Step, sideOf } from '../../../equations/layer/index.js';
import type { Code } from '../../../wasm/code.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { type List, listWhere, partsOf } from './list.js';
import type { LayerWorld } from './stand.js';

/** Expressions of the target of which one is not 0 wherever the step does something. Steps that are not in it work everywhere. */
export type Wanted = ReadonlyMap<Step, readonly Expression[]>;

export function wantedTargets(learn: readonly Step[]): Wanted {
  const wanted = new Map<Step, readonly Expression[]>();
  const gathers = learn.filter((step) => step.kind === 'gather' && step.side === 'post');
  const gathered = new Set(gathers.map(({ target }) => target));
  const sure = new Set<Step>();
  for (const step of learn) {
    if (step.kind !== 'keep' || step.side !== 'own') continue;
    const parts = partsOf(separateChange(step.value, step.target, sideOf), 'post');
    if (parts === undefined) continue;
    const told = parts.map((part) => withoutFactorsOf(gathered, part));
    const known = told.every((part) => part !== undefined);
    wanted.set(step, known ? (told as Expression[]) : parts);
    if (known) sure.add(step);
  }
  for (const step of gathers) {
    const readers = readersOf(step, learn);
    const guards = readers.flatMap((reader) => wanted.get(reader) ?? []);
    if (
      readers.length > 0 &&
      readers.every((reader) => sure.has(reader) && stand(guards, step, reader, learn))
    )
      wanted.set(step, guards);
  }
  return wanted;
}

/** Steps that read what this one computes, before it is computed again. */
function readersOf(step: Step, learn: readonly Step[]): readonly Step[] {
  const later = learn.slice(learn.indexOf(step) + 1);
  const again = later.findIndex(({ target }) => target === step.target);
  return later
    .slice(0, again < 0 ? later.length : again)
    .filter(({ value }) => names(value).has(step.target));
}

/** Whether guards have the same values at both steps. */
function stand(guards: readonly Expression[], from: Step, to: Step, learn: readonly Step[]): boolean {
  const written = new Set(learn.slice(learn.indexOf(from), learn.indexOf(to)).map(({ target }) => target));
  return guards.every((guard) => [...names(guard)].every((name) => !written.has(name)));
}

/** A product that is 0 only where this one is, of its factors that read none of these names; undefined if there is none. */
function withoutFactorsOf(unwanted: ReadonlySet<string>, product: Expression): Expression | undefined {
  const read = names(product);
  if (read.size > 0 && [...read].every((name) => !unwanted.has(name))) return product;
  if (product.kind === 'unary' && product.operator === '-')
    return withoutFactorsOf(unwanted, product.operand);
  if (product.kind !== 'binary') return undefined;
  const left = withoutFactorsOf(unwanted, product.left);
  if (product.operator === '/') return left;
  if (product.operator !== '*') return undefined;
  const right = withoutFactorsOf(unwanted, product.right);
  return left === undefined || right === undefined ? (left ?? right) : { ...product, left, right };
}

/** Single synapses, each in a cache line of its own, are dearer than those of whole rows, but what is of the target is computed once. */
const FEW_TARGETS = 1 / 2;

/** Lists the targets wanted and does the one or the other. Without guards all are wanted. */
export function forTargets(
  code: Code,
  world: LayerWorld,
  guards: readonly Expression[] | undefined,
  few: (targets: List) => void,
  many: () => void,
): void {
  if (guards === undefined) {
    many();
    return;
  }
  const targets = listWhere(code, world, 'post', guards);
  const most = Math.floor(world.layout.size.post * FEW_TARGETS) * BYTES_PER_INDEX;
  code.get(targets.bytes).i32(most).op('i32.gt_u');
  code.if(many);
  code.get(targets.bytes).i32(most).op('i32.gt_u', 'i32.eqz');
  code.if(() => few(targets));
}
