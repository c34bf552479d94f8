/** Time is a whole number of ticks; these are the two ways of Brian2 from seconds to ticks, and the way back. */

/** A duration such as a delay, of 0 s or more: to the nearest tick, halves upwards. */
export function secondsToTicks(seconds: number, dtSeconds: number): number {
  return Math.floor(seconds / dtSeconds + 0.5);
}

/** The part of a tick by which a moment may be early and still belong to it: it absorbs rounding in multiples of dt. */
export const EARLY = 1e-3;

/**
 * The tick to which a moment belongs: times of spikes, ends of refractory periods. Like a cast to integer it goes towards
 * zero, so moments before zero belong to the tick that follows them.
 */
export function timestep(seconds: number, dtSeconds: number): number {
  return Math.trunc((seconds + EARLY * dtSeconds) / dtSeconds) + 0;
}
