/** Where a run waits while it is paused. */
export class Gate {
  private opened: Promise<void> | undefined;
  private letPass: (() => void) | undefined;

  get closed(): boolean {
    return this.opened !== undefined;
  }

  close(): void {
    this.opened ??= new Promise((resolve) => {
      this.letPass = resolve;
    });
  }

  open(): void {
    this.letPass?.();
    this.opened = undefined;
  }

  /** Settles when the gate is open, however often it closes again before, or when the signal is given. */
  async passed(signal?: AbortSignal): Promise<void> {
    while (this.opened !== undefined && signal?.aborted !== true) await this.openedOr(this.opened, signal);
  }

  private openedOr(opened: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal?.removeEventListener('abort', done);
        resolve();
      };
      signal?.addEventListener('abort', done);
      void opened.then(done);
    });
  }
}
