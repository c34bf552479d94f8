import type { Backend, Elementwise, Matrix } from '../../engines/tensor/backend.js';
import { difference, product, quotient, sum } from '../../equations/algebra/arithmetic-of-trees.js';
import { call, type Expression, number, symbol } from '../../equations/expression.js';
import { pow } from '../../numeric/index.js';
import type { Parameters } from '../parameters.js';
import type { Optimizer } from './optimizer.js';

interface Moments {
  readonly first: Matrix;
  readonly second: Matrix;
}

/** Steps of about the same length whatever the scale of the gradient (Kingma & Ba, ICLR 2015), with their defaults. */
export class Adam implements Optimizer {
  private readonly moments: ReadonlyMap<Matrix, Moments>;
  /** How many steps there were, which the first ones are corrected by. Kept with the parameters, as the moments are. */
  private readonly steps: Matrix;
  private readonly first: Elementwise;
  private readonly second: Elementwise;
  private readonly move: Elementwise;
  /** How much of the moments is not the 0 they began with; in matrices, so that a plan sees them change. */
  private readonly firstLeft: Matrix;
  private readonly secondLeft: Matrix;

  constructor(
    private readonly backend: Backend,
    parameters: Parameters,
    trained: readonly Matrix[],
    private readonly rate: number,
  ) {
    this.steps = parameters.add('adam.steps', 1, 1);
    this.firstLeft = parameters.room(1, 1);
    this.secondLeft = parameters.room(1, 1);
    this.moments = new Map(
      trained.map((matrix, k) => {
        const moment = (name: string) => parameters.add(`adam.${k}.${name}`, matrix.rows, matrix.columns);
        return [matrix, { first: moment('first'), second: moment('second') }];
      }),
    );
    this.first = backend.compile(average(symbol('m'), symbol('g'), FIRST_DECAY));
    this.second = backend.compile(average(symbol('v'), product(symbol('g'), symbol('g')), SECOND_DECAY));
    const spread = sum(call('sqrt', quotient(symbol('v'), symbol('vleft'))), number(EPSILON));
    const step = quotient(product(symbol('rate'), quotient(symbol('m'), symbol('mleft'))), spread);
    this.move = backend.compile(difference(symbol('w'), step));
  }

  advance(): void {
    const { backend } = this;
    const step = backend.read(this.steps)[0] + 1;
    backend.write(this.steps, [step]);
    backend.write(this.firstLeft, [1 - pow(FIRST_DECAY, step)]);
    backend.write(this.secondLeft, [1 - pow(SECOND_DECAY, step)]);
  }

  descend(parameter: Matrix, gradient: Matrix, rate = this.rate): void {
    const { first: m, second: v } = this.moments.get(parameter)!;
    this.first(m, { m, g: gradient });
    this.second(v, { v, g: gradient });
    this.move(parameter, { w: parameter, m, v, rate, mleft: this.firstLeft, vleft: this.secondLeft });
  }
}

const average = (old: Expression, fresh: Expression, decay: number) =>
  sum(product(number(decay), old), product(number(1 - decay), fresh));

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;
