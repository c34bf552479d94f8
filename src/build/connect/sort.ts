/** Synapses listed in any order, brought into rows; within a row they keep the order of the list (counting sort). */
import type { Wiring } from './wiring.js';

export function sortBySource(
  sources: Uint32Array,
  targets: Uint32Array,
  sourceCount: number,
): Required<Wiring> {
  const rowStart = startsOf(sources, sourceCount);
  const next = rowStart.slice(0, sourceCount);
  const sorted = new Uint32Array(targets.length);
  const listing = new Uint32Array(targets.length);
  for (let place = 0; place < sources.length; place++) {
    const synapse = next[sources[place]]++;
    sorted[synapse] = targets[place];
    listing[synapse] = place;
  }
  return { rowStart, targets: sorted, listing };
}

/** Where the row of each source begins; the last entry is their number. */
export function startsOf(sources: Uint32Array, sourceCount: number): Uint32Array {
  const rowStart = new Uint32Array(sourceCount + 1);
  for (const source of sources) rowStart[source + 1]++;
  for (let row = 0; row < sourceCount; row++) rowStart[row + 1] += rowStart[row];
  return rowStart;
}
