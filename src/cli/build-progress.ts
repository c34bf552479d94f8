/** What of a network is being built, on stderr: large ones take their time before the first tick. */
import { LiveLine } from './live-line.js';
import type { Terminal } from './terminal.js';

export interface BuildProgress {
  /** @param fraction of the whole that is built. @param what is being built now. */
  update(fraction: number, what: string): void;
  /** Takes the line away. */
  end(): void;
}

/** On a terminal every part is named as its turn comes; elsewhere there is a line every ten seconds. */
export function showBuilding(terminal: Terminal, quiet: boolean): BuildProgress {
  if (quiet) return { update() {}, end() {} };
  if (terminal.err.isTerminal) {
    const line = new LiveLine(terminal.err);
    return {
      update: (fraction, what) =>
        line.draw(describe(fraction, what).slice(0, Math.max(0, terminal.err.columns - 1))),
      end: () => line.clear(),
    };
  }
  let told = terminal.nowMs();
  return {
    update(fraction, what) {
      const now = terminal.nowMs();
      if (now - told < PLAIN_EVERY_MS) return;
      told = now;
      terminal.err.write(`${describe(fraction, what)}\n`);
    },
    end() {},
  };
}

const describe = (fraction: number, what: string) => `building ${what} · ${Math.floor(fraction * PERCENT)} %`;

const PERCENT = 100;
const PLAIN_EVERY_MS = 10_000;
