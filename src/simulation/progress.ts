import type { Engine } from '../engines/engine.js';
import { tickToMs } from '../probes/time-text.js';

/** How far a run is. */
export interface Progress {
  readonly simulatedMs: number;
  readonly targetMs: number;
  readonly spikes: number;
}

export function progressOf(engine: Engine, targetTick: number, dtSeconds: number): Progress {
  return {
    simulatedMs: tickToMs(engine.tick, dtSeconds),
    targetMs: tickToMs(targetTick, dtSeconds),
    spikes: engine.counters.spikes,
  };
}
