/** Of figures from several seeds. */
export interface MeanAndSpread {
  readonly mean: number;
  /** Standard deviation, of the sample; NaN of one figure. */
  readonly spread: number;
}

export function meanAndSpread(values: readonly number[]): MeanAndSpread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / (values.length - 1)) };
}
