/** What the plots of spikes are drawn from. */
import type { Spikes } from '../spike-file.js';

export interface SpikeTrain {
  readonly title: string;
  readonly spikes: Spikes;
  readonly dtSeconds: number;
  /** Numbered as `spikes.populations` numbers them. */
  readonly populations: readonly { readonly name: string; readonly size: number }[];
  /** Which of them to show. */
  readonly shown: readonly number[];
  /** The stretch to show, in milliseconds: from inclusive, to exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** Calls `visit` with each spike of the stretch and the populations shown. */
export function eachSpike(
  train: SpikeTrain,
  visit: (timeMs: number, population: number, neuron: number) => void,
): void {
  const { ticks, populations, neurons } = train.spikes;
  const shown = new Set(train.shown);
  const tickMs = train.dtSeconds * 1000;
  const fromTick = Math.ceil(train.fromMs / tickMs - TICK_ROUNDING);
  const toTick = Math.ceil(train.toMs / tickMs - TICK_ROUNDING);
  for (let k = 0; k < ticks.length; k++) {
    if (ticks[k] < fromTick || ticks[k] >= toTick || !shown.has(populations[k])) continue;
    visit(ticks[k] * tickMs, populations[k], neurons[k]);
  }
}

/** Milliseconds divided by a tick may miss the whole number by a rounding error. */
const TICK_ROUNDING = 1e-6;
