/** Who runs now, on stderr. */
import { LiveLine } from '../live-line.js';
import type { Terminal } from '../terminal.js';
import type { Contestant } from './contestant.js';

export interface BenchProgress {
  turn(benchmark: string, contestant: Contestant, round: number): void;
  /** Takes the line away, so that a table may be written. */
  clear(): void;
}

/** On a terminal one line, renewed; elsewhere a line for each benchmark. */
export function showBench({ err }: Terminal, rounds: number): BenchProgress {
  const line = new LiveLine(err);
  let told = '';
  return {
    turn(benchmark, { simulator, configuration }, round) {
      if (err.isTerminal) {
        const text = `${benchmark} · round ${round + 1} of ${rounds} · ${simulator}, ${configuration}`;
        line.draw(text.slice(0, Math.max(0, err.columns - 1)));
      } else if (told !== benchmark) err.write(`${benchmark} ...\n`);
      told = benchmark;
    },
    clear: () => line.clear(),
  };
}
