/** How the tensor engine takes each step of a layer: as products of matrices, entry by entry, or swept frame by frame. */
import { joined, separate, separateChange, type Term } from '../../../equations/algebra/separate.js';
import { type LayerProgram, type Side, type Step, sideOf } from '../../../equations/layer/index.js';
import { printExpression } from '../../../equations/print.js';
import { isTriangular, runningIn, runningSums } from './running-sums.js';

export type Form =
  /** A sum of these. */
  | { readonly kind: 'products'; readonly terms: readonly string[] }
  | { readonly kind: 'entries' }
  /** @property why it could not be taken apart. */
  | { readonly kind: 'swept'; readonly why: string };

const MEETS = 'variables of different owners meet inside a function or a comparison';

export function formOf(step: Step, program: LayerProgram): Form {
  const sums = runningSums(program);
  switch (step.kind) {
    case 'gather': {
      const terms = separate(step.value, sideOf);
      if (terms === undefined) return { kind: 'swept', why: MEETS };
      const running = runningIn(step.value, sums);
      if (running !== undefined)
        return {
          kind: 'swept',
          why: `the running sum \`${running}\` differs from synapse to synapse and frame to frame`,
        };
      const far = step.side === 'post' ? 'pre' : 'post';
      return {
        kind: 'products',
        terms: joined(terms).map((term) => summedOver('synapses', term, [far, 'own'])),
      };
    }
    case 'gather largest':
      return step.framed ? { kind: 'swept', why: 'the largest is no sum' } : { kind: 'entries' };
    case 'keep': {
      if (step.side !== 'own' || !step.framed) return { kind: 'entries' };
      if (step.merge === 'largest') return { kind: 'swept', why: 'the largest over a batch is no sum' };
      const terms = separateChange(step.value, step.target, sideOf);
      if (terms === undefined) return { kind: 'swept', why: MEETS };
      for (const term of terms) {
        const own = term.parts.get('own');
        const running = own && runningIn(own, sums);
        if (running !== undefined && !isTriangular(term, sums))
          return { kind: 'swept', why: `the running sum \`${running}\` is not alone with its target` };
      }
      return { kind: 'products', terms: terms.map((term) => summedOver('batch', term, ['pre', 'post'])) };
    }
    default:
      return { kind: 'entries' };
  }
}

/** `2 * y_post * sum over synapses of (y_pre) (w)`. */
function summedOver(what: string, { factor, parts }: Term<Side>, summed: readonly Side[]): string {
  const inside = summed.flatMap((side) =>
    parts.has(side) ? [`(${printExpression(parts.get(side)!)})`] : [],
  );
  const outside = [...parts]
    .filter(([side]) => !summed.includes(side))
    .map(([, part]) => `(${printExpression(part)})`);
  const number = factor === 1 ? [] : [String(factor)];
  return [...number, ...outside, `sum over ${what} of ${inside.join(' ') || '1'}`].join(' ');
}
