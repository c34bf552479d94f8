/** What these kernels leave out must be nothing: inputs that are 0, and places that fill up a vector. */
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import { computesInF32 } from '../../../equations/kernel/computes-in-f32.js';
import { printExpression } from '../../../equations/print.js';
import { Problem } from '../../../problem.js';
import { termsOf } from '../term.js';

export function demandFusible({ weights, clamped }: EquilibriumProgram): void {
  for (const changes of [weights, clamped]) {
    termsOf(changes).products.forEach(({ pre }, k) => {
      if (pre(0, 0) !== 0) throw refused(`the change of \`w\` is not 0 where the source tells 0`);
      const parts = [changes.products[k].pre, changes.products[k].post];
      const hard = parts.find((part) => part !== undefined && !computesInF32(part));
      if (hard !== undefined) throw refused(`\`${printExpression(hard)}\` cannot be computed in f32`);
    });
    for (const { own } of termsOf(changes).own)
      if (own(0) !== 0) throw refused('a weight of 0 changes by itself');
  }
}

function refused(why: string): Problem {
  return new Problem(`The fused kernels cannot learn by this rule: ${why}.`, {
    fix: 'Choose the plain or the batched engine, or change the line in `on_change`.',
  });
}
