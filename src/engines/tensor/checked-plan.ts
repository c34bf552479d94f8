/** The `Plan` of what was recorded; its steps were checked then, so that now only what was freed since can be wrong. */
import type { Plan } from './backend.js';
import type { Device } from './device.js';
import type { Prepared } from './planned-step.js';
import type { Recorder } from './recorder.js';

export class CheckedPlan<Storage> implements Plan {
  private prepared: Prepared | undefined;

  constructor(
    device: Device<Storage>,
    private readonly recorder: Recorder<Storage>,
    private readonly whenFreed: () => void,
  ) {
    const { steps, scratch } = recorder;
    this.prepared = device.prepare?.(steps, scratch) ?? {
      run: () => {
        for (const step of steps) step.run();
      },
      free: () => {},
    };
  }

  run(): void {
    if (this.prepared === undefined) throw new Error('a plan is run after it was freed');
    for (const { isFree } of this.recorder.used)
      if (isFree) throw new Error('a plan is run after a matrix of it was freed');
    this.prepared.run();
  }

  /** Freeing twice does nothing. */
  free(): void {
    if (this.prepared === undefined) return;
    this.prepared.free();
    this.prepared = undefined;
    this.whenFreed();
  }
}
