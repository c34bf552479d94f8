/** Times of a description that must be ticks: how long a tick is, a run lasts, and how often a probe looks. */
import type { Quantity } from '../equations/quantity.js';
import { SECOND } from '../equations/units/dimension.js';
import { Problem } from '../problem.js';
import { expectDimension } from './quantity-reader.js';

/** Times this close to a tick, in ticks, are on it (Brian2's tolerance). */
const TOLERANCE_TICKS = 1e-4;

export function tickSeconds(dt: Quantity, text: string): number {
  expectDimension(dt, SECOND, 'dt', text);
  if (dt.value > 0) return dt.value;
  throw new Problem(`dt is ${text}.`, { fix: 'Give a time longer than 0 s, such as 0.1 ms.' });
}

/** A time between two ticks lasts to the later one, as in Brian2. */
export function durationTicks(duration: Quantity, text: string, dtSeconds: number): number {
  expectDimension(duration, SECOND, 'The length of the run', text);
  if (duration.value < 0) {
    throw new Problem(`The run is to last ${text}.`, { fix: 'Give a time of 0 s or more.' });
  }
  const ticks = duration.value / dtSeconds;
  const near = Math.round(ticks);
  const whole = Math.abs(near - ticks) <= TOLERANCE_TICKS ? near : Math.ceil(ticks);
  if (whole <= Number.MAX_SAFE_INTEGER) return whole;
  throw new Problem(`${text} is more ticks than can be counted.`, { fix: 'Run for a shorter time.' });
}

export function everyTicks(every: Quantity, text: string, dtSeconds: number): number {
  expectDimension(every, SECOND, 'The time between two looks of a probe', text);
  const ticks = every.value / dtSeconds;
  const near = Math.round(ticks);
  if (near >= 1 && Math.abs(near - ticks) <= TOLERANCE_TICKS) return near;
  throw new Problem(`A probe cannot look every ${text}: a tick lasts ${dtSeconds} s.`, {
    fix: 'Give a whole number of ticks.',
  });
}
