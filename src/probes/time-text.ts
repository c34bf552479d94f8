/**
 * The time of a tick in milliseconds, as written in files: `0.3`, not `0.30000000000000004`. Fourteen digits are fewer
 * than the product's rounding error spoils, and tell the 0.1 ms ticks of three centuries apart.
 */
export function tickToMs(tick: number, dtSeconds: number): number {
  return Number((tick * dtSeconds * MS_PER_SECOND).toPrecision(SIGNIFICANT_DIGITS));
}

/** The tick a time in such a file stands for. */
export function msToTick(ms: number, dtSeconds: number): number {
  return Math.round(ms / (dtSeconds * MS_PER_SECOND));
}

const MS_PER_SECOND = 1000;
const SIGNIFICANT_DIGITS = 14;
