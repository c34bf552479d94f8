/** What a neuron learns of its layer: the sum of all values, the largest, or how many neurons come before it. */
import type { Step } from '../../equations/layer/index.js';

export type Comparison = Pick<Extract<Step, { kind: 'compare' }>, 'how' | 'lastRank'>;

export function compare({ how, lastRank }: Comparison, values: Float64Array): Float64Array {
  if (how === 'rank')
    return lastRank < MOST_INSERTED ? firstRanks(values, lastRank) : ranks(values, lastRank);
  let result = how === 'sum' ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) result = how === 'sum' ? result + value : Math.max(result, value);
  return new Float64Array(values.length).fill(result);
}

/** 0 for the largest; of equals, the one with the lower number comes first. */
function ranks(values: Float64Array, lastRank: number): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
  const result = new Float64Array(values.length);
  order.forEach((neuron, rank) => {
    result[neuron] = Math.min(rank, lastRank);
  });
  return result;
}

/** The same, for a small last rank: only those before it are looked for. */
function firstRanks(values: Float64Array, lastRank: number): Float64Array {
  const first: number[] = [];
  for (let neuron = 0; neuron < values.length; neuron++) {
    let place = first.length;
    while (place > 0 && values[first[place - 1]] < values[neuron]) place--;
    if (place === lastRank) continue;
    first.splice(place, 0, neuron);
    if (first.length > lastRank) first.pop();
  }
  const result = new Float64Array(values.length).fill(lastRank);
  first.forEach((neuron, rank) => {
    result[neuron] = rank;
  });
  return result;
}

/** Above it, sorting is quicker. */
const MOST_INSERTED = 32;
