/** The running sums of a program, and where they are the one thing that makes a product of matrices of a term. */
import { separate, type Term } from '../../../equations/algebra/separate.js';
import { type Expression, names } from '../../../equations/expression.js';
import { type LayerProgram, type Side, sideOf } from '../../../equations/layer/index.js';

/** What is added up, by the name of the running sum. */
export type RunningSums = ReadonlyMap<string, Expression>;

export function runningSums({ start, answer, learn }: LayerProgram): RunningSums {
  return new Map(
    [...start, ...answer, ...learn]
      .filter(({ kind }) => kind === 'gather in order')
      .map(({ target, value }) => [target, value]),
  );
}

/** A running sum that an expression reads, if it reads one. */
export function runningIn(expression: Expression, sums: RunningSums): string | undefined {
  return [...names(expression)].find((name) => sums.has(name));
}

/** Whether (of the target) x (running sum of (of a target) x (of a synapse)) is all there is of a term. */
export function isTriangular({ parts }: Term<Side>, sums: RunningSums): boolean {
  const own = parts.get('own');
  const added = own?.kind === 'symbol' ? sums.get(own.name) : undefined;
  if (added === undefined || parts.has('pre') || !parts.has('post')) return false;
  const terms = separate(added, sideOf);
  return (
    terms?.length === 1 &&
    !terms[0].parts.has('pre') &&
    terms[0].parts.has('post') &&
    terms[0].parts.has('own') &&
    runningIn(added, sums) === undefined
  );
}
