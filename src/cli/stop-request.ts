import { EXIT, type Terminal } from './terminal.js';

/** Ctrl-C: the first asks the run to stop where it stands, the second leaves at once. */
export interface StopRequest {
  readonly asked: boolean;
  /** From now on there is something worth saving: the first Ctrl-C waits for it. */
  hold(): void;
  end(): void;
}

export function watchInterrupts(terminal: Terminal): StopRequest {
  let asked = false;
  let holding = false;
  const stop = terminal.onInterrupt(() => {
    if (asked || !holding) terminal.quit(EXIT.interrupted);
    asked = true;
  });
  return {
    get asked() {
      return asked;
    },
    hold() {
      holding = true;
    },
    end: stop,
  };
}
