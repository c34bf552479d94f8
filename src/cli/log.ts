import type { Logger } from 'pino';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { paintFor } from './colour.js';
import type { Terminal } from './terminal.js';

export type Log = Readonly<Record<'warn' | 'info', (message: string) => Promise<void>>>;

/**
 * The log, on stderr: a line of text on a terminal, a line of JSON elsewhere (for whatever collects it). The level
 * is that of `--log-level`, else of SYNFIRE_LOG, else `warn`. pino is loaded for the first line there is: most runs have none.
 */
export function openLog(terminal: Terminal, wanted: string | undefined): Log {
  const level = wanted ?? terminal.env.SYNFIRE_LOG ?? 'warn';
  if (!LEVELS.includes(level)) {
    throw new Problem(`There is no log level \`${level}\`.`, { fix: suggestion(level, LEVELS) });
  }
  let logger: Promise<Logger> | undefined;
  const write = (severity: keyof Log) => async (message: string) => {
    if (LEVELS.indexOf(severity) > LEVELS.indexOf(level)) return;
    logger ??= makeLogger(level, terminal);
    (await logger)[severity](message);
  };
  return { warn: write('warn'), info: write('info') };
}

async function makeLogger(level: string, terminal: Terminal): Promise<Logger> {
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

/** From the one that says least. */
const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
/** As pino numbers them. */
const WARN = 40;
const ERROR = 50;
