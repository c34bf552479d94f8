/** The terms of a change as functions of numbers. */
import { compileFunction, type OfNumbers } from '../../equations/closure/closure.js';
import type { Changes, OwnTerm, ProductTerm } from '../../equations/equilibrium/index.js';
import { compiledOnce } from './compiled-once.js';

export interface Term {
  scale(rate: number, beta: number): number;
  /** Of what the source told at the two ends. */
  readonly pre: OfNumbers;
  readonly post: OfNumbers;
}

export interface OwnChange {
  scale(rate: number, beta: number): number;
  readonly own: OfNumbers;
}

const one: OfNumbers = () => 1;
const scaleOf = ({ scale }: ProductTerm | OwnTerm) => compileFunction(scale, ['rate', 'beta']);

export const termsOf = compiledOnce(({ products, own }: Changes) => ({
  products: products.map((term): Term => {
    const side = (which: 'pre' | 'post') => {
      const part = term[which];
      return part === undefined ? one : compileFunction(part, [`start_${which}`, `end_${which}`]);
    };
    return { scale: scaleOf(term), pre: side('pre'), post: side('post') };
  }),
  own: own.map((term): OwnChange => {
    // Of a synapse or of a bias: either way it reads that one name.
    const part = term.own;
    return { scale: scaleOf(term), own: part === undefined ? one : ofWhatIsKept(part) };
  }),
}));

function ofWhatIsKept(part: NonNullable<OwnTerm['own']>): OfNumbers {
  const of = compileFunction(part, ['w', 'b']);
  return (kept) => of(kept, kept);
}
