/** Synapses listed one by one. */
import { refuseStray } from '../stray.js';
import { sortBySource } from './sort.js';
import type { Ends, Wiring } from './wiring.js';

type Sizes = Pick<Ends, 'sources' | 'targets'>;

export function pairs(sizes: Sizes, list: readonly (readonly [number, number])[]): Required<Wiring> {
  const sources = new Uint32Array(list.length);
  const targets = new Uint32Array(list.length);
  list.forEach(([source, target], place) => {
    refuseStray(source, sizes.sources, 'source neuron');
    refuseStray(target, sizes.targets, 'target neuron');
    sources[place] = source;
    targets[place] = target;
  });
  return sortBySource(sources, targets, sizes.sources);
}
