/** Runs a command to its end in a process of its own, and tells how long that took. */
import { spawn } from 'node:child_process';
import { Problem } from '../../problem.js';

export interface ProcessCommand {
  readonly file: string;
  readonly args: readonly string[];
}

export interface ProcessOutcome {
  readonly stdout: string;
  readonly ms: number;
}

/** Injected, so that the bench is tested without waiting for simulations. */
export type RunProcess = (command: ProcessCommand, signal: AbortSignal) => Promise<ProcessOutcome>;

/** @param nowMs a clock. */
export const processRunner =
  (nowMs: () => number): RunProcess =>
  ({ file, args }, signal) =>
    new Promise((resolve, reject) => {
      const begun = nowMs();
      const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], signal, timeout: LONGEST_MS });
      const stdout: string[] = [];
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => stdout.push(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr = (stderr + text).slice(-LONGEST_COMPLAINT);
      });
      child.on('error', (error) => reject(signal.aborted ? signal.reason : error));
      child.on('close', (code) => {
        if (code === 0) return resolve({ stdout: stdout.join(''), ms: nowMs() - begun });
        const said = stderr.trim().split('\n').at(-1) ?? '';
        reject(
          new Problem(
            `${code === null ? 'It was ended' : `It ended with ${code}`}: ${said || 'no word on why'}`,
            {
              fix: `By hand: ${[file, ...args].join(' ')}`,
            },
          ),
        );
      });
    });

/** A simulation that takes longer hangs. */
const LONGEST_MS = 30 * 60 * 1000;
const LONGEST_COMPLAINT = 10_000;
