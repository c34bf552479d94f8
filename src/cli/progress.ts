/** How a simulation goes, on stderr. */
import type { Progress } from '../simulation/progress.js';
import { durationText, shortNumber } from './duration-text.js';
import { type ProgressLine, progressLine } from './progress-line.js';
import { grouped } from './table.js';
import type { Terminal } from './terminal.js';

/** @param startMs how far the run had come before it was resumed: that much took no time now. */
export function showProgress(terminal: Terminal, quiet: boolean, startMs: number): ProgressLine<Progress> {
  return progressLine(terminal, quiet, (state, wallMs) => ({
    share: state.simulatedMs / state.targetMs,
    text: describe(state, startMs, wallMs, terminal.memoryMb().now),
  }));
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
