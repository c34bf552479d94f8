import { Problem } from '../../problem.js';
import type { LayerSize } from './program-layer.js';

/** Throws for what is no size; programs without types may give anything. */
export function demandSize(size: Partial<LayerSize> | undefined): void {
  for (const side of ['pre', 'post'] as const) {
    const number = size?.[side];
    if (number !== undefined && Number.isSafeInteger(number) && number >= 1) continue;
    throw new Problem(`\`${side}\`, the number of ${OF_SIDE[side]} of a layer, is ${number}.`, {
      fix: 'A size is two whole numbers, 1 or more: `{ pre: 4, post: 3 }`.',
    });
  }
}

const OF_SIDE = { pre: 'sources', post: 'neurons' } as const;
