/**
 * Changes of what synapses keep, for a whole batch. Each term of a change is (of the source) x (of the target) x (of the
 * synapse), and only the first two differ from frame to frame: summed over the batch they are a product of matrices.
 */
import { product, sum } from '../../../equations/algebra/arithmetic-of-trees.js';
import { separate, separateChange, type Term } from '../../../equations/algebra/separate.js';
import { type Expression, number, symbol } from '../../../equations/expression.js';
import { type Side, type Step, sideOf } from '../../../equations/layer/index.js';
import type { Matrix } from '../backend.js';
import { Formula } from './formula.js';
import { isTriangular } from './running-sums.js';
import type { LayerWorld, Run } from './world.js';

export type Keep = Extract<Step, { kind: 'keep' }>;

/** What of the sum over the batch counts: 1, or one part in as many as there are frames. */
const SHARE = 'share of a frame';

/** Undefined where the change cannot be taken apart. */
export function changeByProducts(step: Keep, world: LayerWorld): Run | undefined {
  if (step.merge === 'largest') return undefined;
  const terms = separateChange(step.value, step.target, sideOf);
  const sums = terms?.map((term, k) => summed(term, k, step, world));
  if (sums === undefined || !sums.every((one) => one !== undefined)) return undefined;
  const products = sums.filter(isProduct);
  const others = sums.filter((one) => !isProduct(one));
  const formula =
    others.length === 0
      ? undefined
      : new Formula(
          world,
          sum(
            symbol(step.target),
            ...others.map(({ factor, own, name }) =>
              product(number(factor), symbol(SHARE), own ?? number(1), symbol(name)),
            ),
          ),
        );
  return () => {
    const { backend, matrices } = world;
    const into = matrices.get(step.target);
    const share = step.merge === 'mean' ? 1 / matrices.count : 1;
    // First what reads the present values, then what is only added to them.
    if (formula !== undefined) {
      const computed = Object.fromEntries(others.map(({ name, sum: one }) => [name, one.compute()]));
      formula.into(into, { ...computed, [SHARE]: share });
    }
    for (const { factor, sum: one } of products)
      backend.matmul(into, one.pre(), one.post(), { transposeA: true, scale: factor * share, keep: 1 });
  };
}

/** A term, of which the sum over the batch is made first: `factor` x (of the synapse) x `sum`. */
interface Summed {
  readonly factor: number;
  readonly own: Expression | undefined;
  readonly name: string;
  readonly sum: BatchSum | OrderedSum;
}

const isProduct = (one: Summed): one is Summed & { sum: BatchSum } =>
  one.own === undefined && one.sum instanceof BatchSum && one.sum.isProduct;

function summed(term: Term<Side>, k: number, { target }: Keep, world: LayerWorld): Summed | undefined {
  const own = term.parts.get('own');
  const name = `sum ${k}`;
  const ordered = own && world.ordered.in(own);
  if (ordered === undefined)
    return { factor: term.factor, own, name, sum: new BatchSum(term, `${target} ${k}`, world) };
  const sum = OrderedSum.of(term, world.ordered.all.get(ordered)!, `${target} ${k}`, world);
  return sum && { factor: term.factor, own: undefined, name, sum };
}

/** The sum over the batch of (of the source) x (of the target). */
class BatchSum {
  private readonly sources: Formula | undefined;
  private readonly targets: Formula | undefined;

  constructor(
    { parts }: Term<Side>,
    private readonly name: string,
    private readonly world: LayerWorld,
  ) {
    const formula = (part: Expression | undefined) => part && new Formula(world, part);
    this.sources = formula(parts.get('pre'));
    this.targets = formula(parts.get('post'));
  }

  get isProduct(): boolean {
    return this.sources !== undefined && this.targets !== undefined;
  }

  pre(): Matrix {
    return this.sources!.shaped(`${this.name} pre`, this.world.matrices.count, this.world.matrices.size.pre);
  }

  post(): Matrix {
    return this.targets!.shaped(
      `${this.name} post`,
      this.world.matrices.count,
      this.world.matrices.size.post,
    );
  }

  compute(): Matrix | number {
    const { backend, matrices, scratch } = this.world;
    const { pre, post } = matrices.size;
    const room = (rows: number, columns: number) => scratch.room(`${this.name} sum`, rows, columns);
    if (this.isProduct) {
      const into = room(pre, post);
      backend.matmul(into, this.pre(), this.post(), { transposeA: true });
      return into;
    }
    if (this.sources !== undefined) {
      const into = room(pre, 1);
      backend.reduce(into, this.pre(), 'sum', 'perColumn');
      return into;
    }
    if (this.targets !== undefined) {
      const into = room(1, post);
      backend.reduce(into, this.post(), 'sum', 'perColumn');
      return into;
    }
    return matrices.count;
  }
}

/**
 * The sum over the batch of (of the target) x (a running sum over the targets before it): for a running sum of
 * (of a target) x (of a synapse), that is the latter times the products of targets with those before them.
 */
class OrderedSum {
  private constructor(
    private readonly parts: { readonly near: Formula; readonly far: Formula; readonly own: Formula },
    private readonly factor: number,
    private readonly name: string,
    private readonly world: LayerWorld,
  ) {}

  static of(term: Term<Side>, running: Expression, name: string, world: LayerWorld): OrderedSum | undefined {
    if (!isTriangular(term, world.ordered.all)) return undefined;
    const [{ factor, parts }] = separate(running, sideOf)!;
    const formula = (of: ReadonlyMap<Side, Expression>, side: Side) => new Formula(world, of.get(side)!);
    const formulas = {
      near: formula(term.parts, 'post'),
      far: formula(parts, 'post'),
      own: formula(parts, 'own'),
    };
    return new OrderedSum(formulas, factor, name, world);
  }

  compute(): Matrix {
    const { backend, matrices, scratch, ordered } = this.world;
    const { pre, post } = matrices.size;
    const room = (what: string) => `${this.name} ${what}`;
    const near = this.parts.near.shaped(room('near'), matrices.count, post);
    const far = this.parts.far.shaped(room('far'), matrices.count, post);
    const pairs = scratch.room(room('pairs'), post, post);
    backend.matmul(pairs, far, near, { transposeA: true, scale: this.factor });
    ordered.keepEarlier(pairs);
    const into = scratch.room(room('sum'), pre, post);
    backend.matmul(into, this.parts.own.shaped(room('own'), pre, post), pairs);
    return into;
  }
}
