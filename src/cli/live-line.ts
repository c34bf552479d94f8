import type { TextStream } from './terminal.js';

/** The last line of a terminal, renewed in place. */
export class LiveLine {
  private visible = false;

  constructor(private readonly stream: TextStream) {}

  /** @param text shorter than a line of the terminal. */
  draw(text: string): void {
    this.stream.write(`${BEGIN_AND_CLEAR}${text}`);
    this.visible = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.visible) this.stream.write(BEGIN_AND_CLEAR);
    this.visible = false;
  }
}

const BEGIN_AND_CLEAR = '\r\u001b[K';
