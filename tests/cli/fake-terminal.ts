import { runCommandLine } from '../../src/cli/cli.js';
import type { ExitCode, Terminal, TextStream } from '../../src/cli/terminal.js';

export interface FakeTerminal extends Terminal {
  /** All that was written to stdout and stderr. */
  readonly outText: string;
  readonly errText: string;
  /** Ctrl-C. */
  interrupt(): void;
  /** Called on every reading of the clock. */
  onClock?: () => void;
}

export interface FakeOptions {
  readonly cwd?: string;
  readonly isTerminal?: boolean;
  readonly env?: Record<string, string>;
  /** How far the clock moves at each reading, milliseconds. */
  readonly clockStepMs?: number;
}

export function fakeTerminal(options: FakeOptions = {}): FakeTerminal {
  const { isTerminal = false, env = {}, cwd = process.cwd(), clockStepMs = 1 } = options;
  const out: string[] = [];
  const err: string[] = [];
  const handlers = new Set<() => void>();
  let clockMs = 0;
  const stream = (written: string[]): TextStream => ({
    write: (text) => void written.push(text),
    isTerminal,
    columns: 80,
  });
  return {
    out: stream(out),
    err: stream(err),
    env,
    cwd,
    nowMs() {
      this.onClock?.();
      clockMs += clockStepMs;
      return clockMs;
    },
    memoryMb: () => ({ now: 50, peak: 60 }),
    onInterrupt(handler) {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
    quit(code) {
      throw new Error(`quit with ${code}`);
    },
    get outText() {
      return out.join('');
    },
    get errText() {
      return err.join('');
    },
    interrupt() {
      for (const handler of handlers) handler();
    },
  };
}

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  /** The last line of stdout as JSON. */
  readonly json: () => Record<string, unknown> & { [key: string]: never };
}

/** A command line from end to end, in this process. */
export async function synfire(
  args: readonly string[],
  options: FakeOptions | FakeTerminal = {},
): Promise<Ran> {
  const terminal = 'outText' in options ? options : fakeTerminal(options);
  const code = await runCommandLine(args, terminal);
  return {
    code,
    out: terminal.outText,
    err: terminal.errText,
    json: () => JSON.parse(terminal.outText.trimEnd().split('\n').at(-1)!),
  };
}
