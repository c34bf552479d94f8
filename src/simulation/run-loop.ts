/**
 * The loop of every run, in a library or from the command line: advances an engine to a tick in stretches, and between
 * two of them lets others have their turn, waits while the run is paused, saves, and tells how far it is.
 *
 * How a run is cut into stretches changes nothing of what happens in it.
 */
import { breathe } from './breathe.js';
import type { Driver } from './driver.js';
import type { Gate } from './gate.js';
import type { Pace } from './pace.js';

export interface RunLoop {
  readonly driver: Driver;
  readonly targetTick: number;
  readonly pace: Pace;
  /**
   * The run stops at the end of the tick in which it is closed, and waits until it is open. Without one no observer can
   * stop the run within a stretch, and the engine need not ask after each tick.
   */
  readonly gate?: Gate;
  /** Ends the loop; the run can be gone on with. */
  readonly signal?: AbortSignal;
  /** Saves at each multiple of so many ticks on the way, but not at the target. */
  readonly checkpoint?: { readonly everyTicks: number; save(): Promise<void> };
  /** After each stretch, between two ticks. */
  afterStretch?(): void | Promise<void>;
}

export async function runLoop(loop: RunLoop): Promise<void> {
  const { targetTick, gate, signal, checkpoint } = loop;
  const { engine } = loop.driver;
  while (engine.tick < targetTick) {
    await gate?.passed(signal);
    if (signal?.aborted) return;
    runStretch(loop);
    if (checkpoint !== undefined && engine.tick < targetTick && engine.tick % checkpoint.everyTicks === 0)
      await checkpoint.save();
    await loop.afterStretch?.();
    await breathe();
  }
}

function runStretch({ driver, targetTick, pace, gate, signal, checkpoint }: RunLoop): void {
  const { engine } = driver;
  const begin = engine.tick;
  const nextCheckpoint = checkpoint === undefined ? targetTick : nextMultiple(begin, checkpoint.everyTicks);
  const stop = Math.min(begin + pace.stretch, targetTick, nextCheckpoint);
  const pause = () => gate?.closed === true || signal?.aborted === true || pace.overdue();
  pace.measure(() => {
    driver.advanceTo(stop, gate && pause);
    return engine.tick - begin;
  });
}

const nextMultiple = (tick: number, step: number): number => (Math.floor(tick / step) + 1) * step;
