/**
 * How a run goes, on stderr: one line that renews itself on a terminal, elsewhere a plain line every ten seconds.
 */
import type { Progress } from '../simulation/progress.js';
import { type Paint, paintFor } from './colour.js';
import { durationText, shortNumber } from './duration-text.js';
import { LiveLine } from './live-line.js';
import { grouped } from './table.js';
import type { Terminal } from './terminal.js';

export interface ProgressLine {
  update(progress: Progress): void;
  /** Takes the line away. */
  end(): void;
}

/** @param startMs how far the run had come before it was resumed: that much took no time now. */
export function showProgress(terminal: Terminal, quiet: boolean, startMs: number): ProgressLine {
  if (quiet) return { update() {}, end() {} };
  return terminal.err.isTerminal ? liveLine(terminal, startMs) : plainLines(terminal, startMs);
}

function liveLine(terminal: Terminal, startMs: number): ProgressLine {
  const paint = paintFor(terminal.err, terminal.env);
  const begun = terminal.nowMs();
  let drawn = Number.NEGATIVE_INFINITY;
  const line = new LiveLine(terminal.err);
  return {
    update(state) {
      const now = terminal.nowMs();
      if (now - drawn < REDRAW_MS) return;
      drawn = now;
      const text = describe(state, startMs, now - begun, terminal.memoryMb().now).slice(
        0,
        terminal.err.columns - 1,
      );
      const length = Math.min(BAR_LENGTH, terminal.err.columns - text.length - BAR_GAP - 1);
      const bar = length < SHORTEST_BAR ? '' : drawBar(state.simulatedMs / state.targetMs, length, paint);
      line.draw(`${bar}${bar === '' ? '' : ' '.repeat(BAR_GAP)}${text}`);
    },
    end: () => line.clear(),
  };
}

function plainLines(terminal: Terminal, startMs: number): ProgressLine {
  const begun = terminal.nowMs();
  let told = begun;
  return {
    update(state) {
      const now = terminal.nowMs();
      if (now - told < PLAIN_EVERY_MS) return;
      told = now;
      terminal.err.write(`${describe(state, startMs, now - begun, terminal.memoryMb().now)}\n`);
    },
    end() {},
  };
}

function describe(state: Progress, startMs: number, wallMs: number, memoryMb: number): string {
  const { simulatedMs, targetMs, spikes } = state;
  const speed = wallMs > 0 ? (simulatedMs - startMs) / wallMs : 0;
  const left = speed > 0 ? (targetMs - simulatedMs) / speed : Number.POSITIVE_INFINITY;
  return [
    `${durationText(simulatedMs)} of ${durationText(targetMs)}`,
    `${shortNumber(speed)}x real time`,
    `${grouped(spikes)} spikes`,
    `${durationText(left)} left`,
    `${Math.round(memoryMb)} MB`,
  ].join(' · ');
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
