import { EXIT, type Terminal } from './terminal.js';

/** Ctrl-C: the first asks the run to stop where it stands, the second leaves at once. */
export interface StopRequest {
  readonly signal: AbortSignal;
  /** From now on there is something worth saving: the first Ctrl-C waits for it. */
  hold(): void;
  end(): void;
}

export function watchInterrupts(terminal: Terminal): StopRequest {
  const asked = new AbortController();
  let holding = false;
  const stop = terminal.onInterrupt(() => {
    if (asked.signal.aborted || !holding) terminal.quit(EXIT.interrupted);
    asked.abort();
  });
  return {
    signal: asked.signal,
    hold() {
      holding = true;
    },
    end: stop,
  };
}
