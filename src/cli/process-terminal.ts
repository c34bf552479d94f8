import { peakMemoryMb } from './peak-memory.js';
import type { Terminal, TextStream } from './terminal.js';

/** The terminal this process was started from. */
export function processTerminal(): Terminal {
  return {
    out: textStream(process.stdout),
    err: textStream(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    nowMs: () => performance.now(),
    memoryMb: () => ({
      now: process.memoryUsage.rss() / BYTES_PER_MB,
      peak: peakMemoryMb(),
    }),
    onInterrupt(handler) {
      process.on('SIGINT', handler);
      process.on('SIGTERM', handler);
      return () => {
        process.off('SIGINT', handler);
        process.off('SIGTERM', handler);
      };
    },
    quit: (code) => process.exit(code),
  };
}

/** A reader that has gone (`synfire list | head -1`) has seen enough: that is no failure. */
function textStream(stream: NodeJS.WriteStream): TextStream {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    open = false;
  });
  return {
    write(text) {
      if (open) stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns || DEFAULT_COLUMNS;
    },
  };
}

const BYTES_PER_MB = 1024 * 1024;
const DEFAULT_COLUMNS = 80;
