/**
 * Delays as whole ticks, rounded to the nearest as Brian2 does: less than half a tick is no delay at all, and the
 * spike arrives in its own tick.
 */
import { secondsToTicks } from '../clock/ticks.js';
import { Problem } from '../problem.js';

const LONGEST_TICKS = 2 ** 32 - 1;

/** One number if all delays are the same. */
export function delayTicks(seconds: Float64Array, dtSeconds: number): number | Uint32Array {
  if (seconds.length === 0) return 0;
  const ticks = new Uint32Array(seconds.length);
  let same = true;
  for (let synapse = 0; synapse < seconds.length; synapse++) {
    ticks[synapse] = oneDelayTicks(seconds[synapse], dtSeconds, synapse);
    same &&= ticks[synapse] === ticks[0];
  }
  return same ? ticks[0] : ticks;
}

/** `synapse` is for the message, where there are several. */
export function oneDelayTicks(seconds: number, dtSeconds: number, synapse?: number): number {
  const whose = synapse === undefined ? 'The delay' : `The delay of synapse ${synapse}`;
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new Problem(`${whose} is ${seconds} s.`, { fix: 'Give a time of 0 s or more.' });
  }
  const ticks = secondsToTicks(seconds, dtSeconds);
  if (ticks <= LONGEST_TICKS) return ticks;
  throw new Problem(`${whose}, ${seconds} s, is more than ${LONGEST_TICKS} ticks.`, {
    fix: 'Give a shorter one, or make dt larger.',
  });
}

export function longestDelay(delay: number | Uint32Array): number {
  if (typeof delay === 'number') return delay;
  let longest = 0;
  for (const ticks of delay) if (ticks > longest) longest = ticks;
  return longest;
}

export function shortestDelay(delay: number | Uint32Array): number {
  if (typeof delay === 'number') return delay;
  let shortest = LONGEST_TICKS;
  for (const ticks of delay) if (ticks < shortest) shortest = ticks;
  return shortest;
}
