/**
 * What makes an actor an actor: messages to it are handled one at a time, each to its end. A message sent while
 * one is being handled waits its turn, so a handler never finds its own state half changed by another.
 *
 * Several actors may share a mailbox, where what must not be interrupted is more than one of them: a synapse and the
 * neuron it ends on change each other's variables, so they take turns. A message says which actor it is for, and at
 * which port. It carries no more than that, so that sending one to an idle mailbox allocates nothing.
 */
export interface Actor {
  receive(port: number, tick: number): void;
}

interface Letter {
  readonly to: Actor;
  readonly port: number;
  readonly tick: number;
}

export class Mailbox {
  private busy = false;
  private waiting: Letter[] | undefined;

  /** Returns when the message has been handled; at once if another is being handled further up the call stack. */
  send(to: Actor, port: number, tick: number): void {
    if (this.busy) {
      this.waiting ??= [];
      this.waiting.push({ to, port, tick });
      return;
    }
    this.busy = true;
    try {
      to.receive(port, tick);
      if (this.waiting !== undefined) this.handleWaiting();
    } finally {
      // After an error the rest is dropped: what they were meant for is no longer there.
      this.waiting = undefined;
      this.busy = false;
    }
  }

  private handleWaiting(): void {
    const letters = this.waiting!;
    for (let k = 0; k < letters.length; k++) letters[k].to.receive(letters[k].port, letters[k].tick);
  }
}
