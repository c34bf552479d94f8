/**
 * What a command may touch of the world: two streams, the environment, a clock, Ctrl-C. Injected, so that commands are
 * tested without spawning anything.
 */
export interface Terminal {
  /** Results. */
  readonly out: TextStream;
  /** Progress, logs and complaints. */
  readonly err: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where relative paths of the user start. */
  readonly cwd: string;
  /** Milliseconds since some moment; never runs backwards. */
  nowMs(): number;
  /** Memory held by the process now, and at most so far. */
  memoryMb(): { readonly now: number; readonly peak: number };
  /** Calls `handler` on each Ctrl-C (or a polite request to end) until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
  /** Ends the process at once. */
  quit(code: ExitCode): void;
}

export interface TextStream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Characters in a line. */
  readonly columns: number;
}

/** What a command ends with. */
export const EXIT = {
  done: 0,
  /** The run failed, or what was compared differs. */
  failed: 1,
  /** Wrong usage or invalid input. */
  invalid: 2,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
