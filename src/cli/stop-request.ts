import { EXIT, type Terminal } from './terminal.js';

/** Ctrl-C: the first asks the run to stop where it stands, the second leaves at once. */
export interface StopRequest {
  readonly signal: AbortSignal;
  end(): void;
}

/** From when there is something worth saving: before, the system ends the process, however busy it is. */
export function watchInterrupts(terminal: Terminal): StopRequest {
  const asked = new AbortController();
  const end = terminal.onInterrupt(() => {
    if (asked.signal.aborted) terminal.quit(EXIT.interrupted);
    asked.abort();
  });
  return { signal: asked.signal, end };
}
