/**
 * Sums over synapses as products of matrices. Each term of what a synapse tells is (of the far neuron) x (of the synapse) x
 * (of the neuron that gathers), and only the first two are summed over.
 */
import { product, sum } from '../../../equations/algebra/arithmetic-of-trees.js';
import { joined, separate, type Term } from '../../../equations/algebra/separate.js';
import { type Expression, number, symbol } from '../../../equations/expression.js';
import { type Side, type Step, sideOf } from '../../../equations/layer/index.js';
import type { Matrix } from '../backend.js';
import { Formula } from './formula.js';
import type { LayerWorld, Run } from './world.js';

export type Gather = Extract<Step, { kind: 'gather' }>;

/** Undefined where what the synapses tell cannot be taken apart. */
export function gatherByProducts(step: Gather, world: LayerWorld): Run | undefined {
  const separated = separate(step.value, sideOf);
  if (separated === undefined || world.ordered.in(step.value) !== undefined) return undefined;
  const terms = joined(separated);
  const sums = terms.map((term, k) => new FarSum(term, `${step.target} ${k}`, step, world));
  const [only] = terms;
  const target = () => world.matrices.get(step.target);
  if (terms.length === 1 && !only.parts.has(step.side) && sums[0].isProduct)
    return () => sums[0].multiply(target(), only.factor);
  const whole = new Formula(
    world,
    sum(number(0), ...terms.map((term, k) => weighted(term, step.side, `sum ${k}`))),
  );
  return () => {
    const computed = Object.fromEntries(sums.map((one, k) => [`sum ${k}`, one.compute()]));
    whole.into(target(), computed);
  };
}

function weighted({ factor, parts }: Term<Side>, near: Side, name: string): Expression {
  return product(number(factor), parts.get(near) ?? number(1), symbol(name));
}

/** The sum over the far neurons of one term. */
class FarSum {
  private readonly far: Formula | undefined;
  private readonly own: Formula | undefined;
  private readonly farSide: 'pre' | 'post';

  constructor(
    { parts }: Term<Side>,
    private readonly name: string,
    private readonly step: Gather,
    private readonly world: LayerWorld,
  ) {
    this.farSide = step.side === 'post' ? 'pre' : 'post';
    const formula = (part: Expression | undefined) => part && new Formula(world, part);
    this.far = formula(parts.get(this.farSide));
    this.own = formula(parts.get('own'));
  }

  /** Whether both have a part; else only one of them has to be added up. */
  get isProduct(): boolean {
    return this.far !== undefined && this.own !== undefined;
  }

  multiply(into: Matrix, scale: number): Matrix {
    this.world.backend.matmul(into, this.farPart(), this.ownPart(), {
      transposeB: this.step.side === 'pre',
      scale,
    });
    return into;
  }

  compute(): Matrix | number {
    const { backend, matrices, scratch } = this.world;
    const room = (rows: number, columns: number) => scratch.room(`${this.name} sum`, rows, columns);
    const width = matrices.widthOf(this.step.side);
    if (this.isProduct) return this.multiply(room(this.rows, width), 1);
    if (this.far !== undefined) {
      const into = room(this.rows, 1);
      backend.reduce(into, this.farPart(), 'sum', 'perRow');
      return into;
    }
    if (this.own !== undefined) {
      const into = room(1, width);
      backend.reduce(into, this.ownPart(), 'sum', this.step.side === 'post' ? 'perColumn' : 'perRow');
      return into;
    }
    return matrices.widthOf(this.farSide);
  }

  private get rows(): number {
    return this.step.framed ? this.world.matrices.count : 1;
  }

  private farPart(): Matrix {
    return this.far!.shaped(`${this.name} far`, this.rows, this.world.matrices.widthOf(this.farSide));
  }

  private ownPart(): Matrix {
    const { pre, post } = this.world.matrices.size;
    return this.own!.shaped(`${this.name} own`, pre, post);
  }
}
