/** Synapses listed one by one. */
import { Problem } from '../../problem.js';
import { sortBySource } from './sort.js';
import type { Ends, Wiring } from './wiring.js';

type Sizes = Pick<Ends, 'sources' | 'targets'>;

export function pairs(sizes: Sizes, list: readonly (readonly [number, number])[]): Required<Wiring> {
  const sources = new Uint32Array(list.length);
  const targets = new Uint32Array(list.length);
  list.forEach(([source, target], place) => {
    refuseStrayPair(sizes, source, target);
    sources[place] = source;
    targets[place] = target;
  });
  return sortBySource(sources, targets, sizes.sources);
}

export function refuseStrayPair(sizes: Sizes, source: number, target: number): void {
  refuseStray('source', source, sizes.sources);
  refuseStray('target', target, sizes.targets);
}

export function refuseStray(side: 'source' | 'target', neuron: number, size: number): void {
  if (Number.isInteger(neuron) && neuron >= 0 && neuron < size) return;
  throw new Problem(`There is no ${side} neuron ${neuron}.`, {
    fix: `The ${side} population has neurons 0 to ${size - 1}.`,
  });
}
