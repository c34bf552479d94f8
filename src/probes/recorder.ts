/**
 * What every recorder is: an observer of a run that holds rows in memory until somebody takes them.
 *
 * Memory stays bounded in one of two ways. Either the rows are streamed: whoever keeps them (a run folder) calls
 * `drop` for what it has written. Or the recorder is given `limit`, and forgets its oldest rows beyond it; `forgotten` tells
 * how many, so that nobody takes the rest for the whole.
 */
export interface Recorder {
  /** Rows held now. */
  readonly rows: number;
  /** Rows lost to the limit. */
  readonly forgotten: number;
  /** Forgets the oldest `count` rows: they have been taken. */
  drop(count: number): void;
  /** Stops observing. What is held stays. */
  stop(): void;
}

export interface RecorderOptions {
  /** Keep at most about this many rows, the newest. Left out: keep all until taken. */
  readonly limit?: number;
}

/** How many of the oldest rows to forget: a quarter of the limit at a time, so that moving the rest is rare. */
export function rowsToForget(rows: number, limit: number | undefined): number {
  return limit !== undefined && rows > limit ? rows - Math.ceil(limit * KEPT_SHARE) : 0;
}

const KEPT_SHARE = 0.75;
