/**
 * How fast a run goes: the time spent in its engine, and from that how many ticks to ask it for at a time. An engine is
 * fastest when asked for many, but between two stretches everybody else has their turn.
 */
export class Pace {
  private spentMs: number;
  private ticks: number;
  private began = 0;
  private asked = 0;

  /**
   * @param now a clock, in milliseconds: without it every stretch has the same length.
   * @param spentMs time spent before, as of a run that is gone on with.
   */
  constructor(
    private readonly now?: () => number,
    spentMs = 0,
  ) {
    this.spentMs = spentMs;
    this.ticks = now === undefined ? TICKS_WITHOUT_CLOCK : 1;
  }

  /** Time spent in the engine so far, milliseconds; 0 without a clock. */
  get wallMs(): number {
    return this.spentMs;
  }

  /** How many ticks to ask for next. */
  get stretch(): number {
    return this.ticks;
  }

  /** Runs `work`, which gives how many ticks it advanced. */
  measure(work: () => number): void {
    if (this.now === undefined) {
      work();
      return;
    }
    this.began = this.now();
    this.asked = 0;
    let done = 0;
    try {
      done = work();
    } finally {
      const tookMs = this.now() - this.began;
      this.spentMs += tookMs;
      this.ticks = fitting(done, tookMs, this.ticks);
    }
  }

  /**
   * Asked after each tick of a stretch: whether it takes far longer than it was thought to, as when a quiet network
   * wakes up. Looks at the clock only now and then.
   */
  readonly overdue = (): boolean => {
    if (this.now === undefined || ++this.asked % TICKS_PER_LOOK !== 0) return false;
    return this.now() - this.began > LONGEST_STRETCH_MS;
  };
}

/** How many ticks fill a stretch, going by one that had `done` ticks. */
function fitting(done: number, tookMs: number, before: number): number {
  // A short stretch, cut off by a checkpoint or a pause, says little of longer ones.
  const most = Math.max(done * FASTEST_GROWTH, before);
  const wanted = tookMs > 0 ? Math.floor((done * STRETCH_MS) / tookMs) : most;
  return Math.max(1, Math.min(wanted, most, MOST_TICKS));
}

/** Short enough for a smooth progress line, long enough that the turns of others cost nothing. */
const STRETCH_MS = 20;
/** Longer than this nobody waits for a pause or Ctrl-C to be heard. */
const LONGEST_STRETCH_MS = 200;
/** A look at the clock costs as much as a tick of the smallest networks. */
const TICKS_PER_LOOK = 16;
const TICKS_WITHOUT_CLOCK = 200;
const FASTEST_GROWTH = 8;
/** Of a network that sleeps so deep that the clock hardly moves: it may wake up, and nobody can stop it then. */
const MOST_TICKS = 10_000;
