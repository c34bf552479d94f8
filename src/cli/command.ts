import type { Command } from 'commander';
import type { ExitCode, Terminal } from './terminal.js';

/**
 * A file of `commands/`: adds its command, whose action imports what it needs when it runs, so that `--help` and the
 * small commands start at once.
 */
export type DeclareCommand = (program: Command, context: CommandContext) => void;

export interface CommandContext {
  readonly terminal: Terminal;
  /** Wraps an action that gives its exit code. */
  action<Arguments extends unknown[]>(
    work: (...given: Arguments) => Promise<ExitCode>,
  ): (...given: Arguments) => Promise<void>;
}
