/** What a neuron learns of its layer: the sum of all values, the largest, or how many neurons come before it. */
export function compare(how: 'sum' | 'largest' | 'rank', values: Float64Array): Float64Array {
  if (how === 'rank') return ranks(values);
  let result = how === 'sum' ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) result = how === 'sum' ? result + value : Math.max(result, value);
  return new Float64Array(values.length).fill(result);
}

/** 0 for the largest; of equals, the one with the lower number comes first. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
  const result = new Float64Array(values.length);
  order.forEach((neuron, rank) => {
    result[neuron] = rank;
  });
  return result;
}
