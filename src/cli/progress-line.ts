/**
 * How far a long piece of work has come, on stderr: one line with a bar that renews itself on a terminal, elsewhere a plain line every
 * ten seconds.
 */
import { type Paint, paintFor } from './colour.js';
import { LiveLine } from './live-line.js';
import type { Terminal } from './terminal.js';

export interface ProgressLine<State> {
  update(state: State): void;
  /** Takes the line away; it comes back with the next update. */
  end(): void;
}

export interface Standing {
  /** Of the whole work, from 0 to 1. */
  readonly share: number;
  readonly text: string;
}

/** @param describe told the milliseconds since this was called; asked only when a line is drawn. */
export function progressLine<State>(
  terminal: Terminal,
  quiet: boolean,
  describe: (state: State, wallMs: number) => Standing,
): ProgressLine<State> {
  if (quiet) return { update() {}, end() {} };
  return terminal.err.isTerminal ? liveLine(terminal, describe) : plainLines(terminal, describe);
}

function liveLine<State>(
  terminal: Terminal,
  describe: (state: State, wallMs: number) => Standing,
): ProgressLine<State> {
  const paint = paintFor(terminal.err, terminal.env);
  const begun = terminal.nowMs();
  let drawn = Number.NEGATIVE_INFINITY;
  const line = new LiveLine(terminal.err);
  return {
    update(state) {
      const now = terminal.nowMs();
      if (now - drawn < REDRAW_MS) return;
      drawn = now;
      const { share, text: whole } = describe(state, now - begun);
      const text = whole.slice(0, terminal.err.columns - 1);
      const length = Math.min(BAR_LENGTH, terminal.err.columns - text.length - BAR_GAP - 1);
      const bar = length < SHORTEST_BAR ? '' : drawBar(share, length, paint);
      line.draw(`${bar}${bar === '' ? '' : ' '.repeat(BAR_GAP)}${text}`);
    },
    end: () => line.clear(),
  };
}

function plainLines<State>(
  terminal: Terminal,
  describe: (state: State, wallMs: number) => Standing,
): ProgressLine<State> {
  const begun = terminal.nowMs();
  let told = begun;
  return {
    update(state) {
      const now = terminal.nowMs();
      if (now - told < PLAIN_EVERY_MS) return;
      told = now;
      terminal.err.write(`${describe(state, now - begun).text}\n`);
    },
    end() {},
  };
}

/** Eighths of a character make the bar move smoothly. */
function drawBar(share: number, length: number, paint: Paint): string {
  const eighths = Math.floor(Math.max(0, Math.min(1, share)) * length * 8);
  const full = Math.floor(eighths / 8);
  const part = full < length ? EIGHTHS[eighths % 8] : '';
  return (
    paint.series(0, '█'.repeat(full) + part) + paint.dim('·'.repeat(Math.max(0, length - full - part.length)))
  );
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const REDRAW_MS = 100;
const PLAIN_EVERY_MS = 10_000;
const BAR_LENGTH = 24;
const SHORTEST_BAR = 4;
const BAR_GAP = 2;
