/** How often each class was taken for which: rows are what it was, columns what was said. */
export interface Confusion {
  readonly classes: number;
  readonly counts: Uint32Array;
}

export function confusion(
  predicted: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): Confusion {
  const counts = new Uint32Array(classes * classes);
  for (let k = 0; k < predicted.length; k++) counts[labels[k] * classes + predicted[k]]++;
  return { classes, counts };
}
