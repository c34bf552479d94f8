/** Positions in a text as lines and columns, both from 1. */
import type { Place } from '../../problem.js';

export class LineMap {
  private readonly starts: number[] = [0];

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  place(position: number): Place {
    const within = Math.max(0, Math.min(position, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= within) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: within - this.starts[low] + 1 };
  }
}
