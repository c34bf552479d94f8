/** What is computed entry by entry, from the text. */
import type { EquilibriumProgram, OwnTerm, ProductTerm } from '../../../equations/equilibrium/index.js';
import { binary, type Expression, number, rewrite, symbol } from '../../../equations/expression.js';
import type { Backend, Elementwise } from '../../tensor/backend.js';

export interface Formulas {
  /** From s, drive and base, with epsilon. */
  readonly free: Elementwise;
  /** Besides: force and stiffness. */
  readonly nudged: Elementwise;
  /** From s. */
  readonly rho: Elementwise;
  /** From beta, y and s_free. */
  readonly force: Elementwise;
  /** From beta; or the same for each. */
  readonly stiffness: Elementwise | number;
  readonly weights: TermFormulas;
  readonly clamped: TermFormulas;
  readonly biases: TermFormulas;
  readonly sum: Elementwise;
  readonly copy: Elementwise;
}

export interface TermFormulas {
  readonly products: readonly ProductFormulas[];
  /** sum + scale (what `kept` changes by itself) */
  readonly own: readonly Elementwise[];
}

export interface ProductFormulas {
  /** Of `start_pre` and `end_pre`; one of the two where it is no more than that. */
  readonly pre: Elementwise | 'start' | 'end';
  /** scale (of `start_post` and `end_post`) */
  readonly post: Elementwise;
}

export function compileFormulas(backend: Backend, program: EquilibriumProgram): Formulas {
  const { neuron, cost, weights, clamped, biases } = program;
  const compile = (expression: Expression) => backend.compile(expression);
  const terms = (changes: {
    readonly products: readonly ProductTerm[];
    readonly own: readonly OwnTerm[];
  }) => ({
    products: changes.products.map((term) => ({
      pre: sourceOf(term) ?? compile(term.pre ?? ONES),
      post: compile(term.post === undefined ? symbol('scale') : binary('*', symbol('scale'), term.post)),
    })),
    own: changes.own.map(({ own }) =>
      compile(binary('+', symbol('sum'), binary('*', symbol('scale'), ofKept(own ?? number(1))))),
    ),
  });
  return {
    free: compile(ofLayer(neuron.free)),
    nudged: compile(ofLayer(neuron.next)),
    rho: compile(neuron.rho),
    force: compile(cost.force),
    stiffness: cost.stiffness.kind === 'number' ? cost.stiffness.value : compile(cost.stiffness),
    weights: terms(weights),
    clamped: terms(clamped),
    biases: terms(biases),
    sum: compile(binary('+', symbol('a'), symbol('b'))),
    copy: compile(symbol('a')),
  };
}

/** Backends compile nothing that reads nothing. */
const ONES = binary('+', binary('*', number(0), symbol('start_pre')), number(1));

function sourceOf({ pre }: ProductTerm): 'start' | 'end' | undefined {
  if (pre?.kind !== 'symbol') return undefined;
  return pre.name === 'start_pre' ? 'start' : 'end';
}

/** What a neuron hears is what its layer's neighbours tell, and what stays of it while the sample does. */
const ofLayer = (expression: Expression): Expression =>
  replaced(expression, { drive: binary('+', symbol('drive'), symbol('base')) });

const ofKept = (expression: Expression): Expression =>
  replaced(expression, { w: symbol('kept'), b: symbol('kept') });

function replaced(expression: Expression, by: Readonly<Record<string, Expression>>): Expression {
  return rewrite(expression, (node) =>
    node.kind === 'symbol' && Object.hasOwn(by, node.name) ? by[node.name] : node,
  );
}
