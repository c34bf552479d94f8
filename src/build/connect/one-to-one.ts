/** Neuron i to neuron i, of two populations of one size. */
import { Problem } from '../../problem.js';
import type { Ends, Wiring } from './wiring.js';

export function oneToOne({ sources, targets }: Pick<Ends, 'sources' | 'targets'>): Wiring {
  refuseUnequal(sources, targets);
  return {
    rowStart: Uint32Array.from({ length: sources + 1 }, (_, row) => row),
    targets: Uint32Array.from({ length: sources }, (_, row) => row),
  };
}

export function refuseUnequal(sources: number, targets: number): void {
  if (sources === targets) return;
  throw new Problem(
    `one_to_one joins populations of one size; these have ${sources} and ${targets} neurons.`,
    {
      fix: 'Make the sizes equal, or choose another pattern.',
    },
  );
}
