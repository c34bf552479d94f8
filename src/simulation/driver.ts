import type { Engine } from '../engines/engine.js';
import { Problem } from '../problem.js';
import type { Replay } from '../state/replay.js';

/** Advances an engine, giving it on the way what is to be repeated. */
export class Driver {
  private moving = false;

  constructor(
    readonly engine: Engine,
    private readonly replay?: Replay,
  ) {}

  /** Whether the engine is advancing now: who asks is then an observer of what happens. */
  get advancing(): boolean {
    return this.moving;
  }

  /** Ends early after a tick at whose end `pause` says so. */
  advanceTo(targetTick: number, pause?: () => boolean): void {
    if (this.moving) {
      throw new Problem('A run cannot be advanced by an observer of what happens in it.', {
        fix: 'Pause it, and step when the observer has returned.',
      });
    }
    this.moving = true;
    try {
      this.advance(targetTick, pause);
    } finally {
      this.moving = false;
    }
  }

  private advance(targetTick: number, pause: (() => boolean) | undefined): void {
    const { engine, replay } = this;
    while (engine.tick < targetTick) {
      replay?.feed(engine);
      const stop = Math.min(targetTick, replay?.nextTick ?? targetTick);
      engine.advance(stop - engine.tick, pause);
      if (engine.tick < stop || pause?.()) return;
    }
  }
}
