/** The share of predictions that are right; NaN of none. */
export function accuracy(predicted: ArrayLike<number>, labels: ArrayLike<number>): number {
  let right = 0;
  for (let k = 0; k < predicted.length; k++) if (predicted[k] === labels[k]) right++;
  return right / predicted.length;
}
