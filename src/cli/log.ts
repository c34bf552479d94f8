import type { Logger } from 'pino';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { paintFor } from './colour.js';
import type { Terminal } from './terminal.js';

/**
 * The log, on stderr: a line of text on a terminal, a line of JSON elsewhere (for whatever collects it). The level
 * is that of `--log-level`, else of SYNFIRE_LOG, else `warn`.
 */
export async function openLog(terminal: Terminal, wanted: string | undefined): Promise<Logger> {
  const level = wanted ?? terminal.env.SYNFIRE_LOG ?? 'warn';
  if (!LEVELS.includes(level)) {
    throw new Problem(`There is no log level \`${level}\`.`, { fix: suggestion(level, LEVELS) });
  }
  const { pino } = await import('pino');
  return pino(
    { level, base: undefined },
    { write: terminal.err.isTerminal ? forPeople(terminal) : plain(terminal) },
  );
}

const plain = (terminal: Terminal) => (line: string) => terminal.err.write(line);

function forPeople(terminal: Terminal): (line: string) => void {
  const paint = paintFor(terminal.err, terminal.env);
  return (line) => {
    const { level, msg } = JSON.parse(line) as { level: number; msg: string };
    const name =
      level >= ERROR ? paint.red('error') : level >= WARN ? paint.yellow('warning') : paint.dim('info');
    terminal.err.write(`${name}: ${msg}\n`);
  };
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
/** As pino numbers them. */
const WARN = 40;
const ERROR = 50;
