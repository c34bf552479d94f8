import { LiveLine } from '../live-line.js';
import type { Terminal } from '../terminal.js';
import { megabytes } from './megabytes.js';

export interface DownloadLine {
  readonly update: (url: string, received: number, total: number | undefined) => void;
  end(): void;
}

/** On a terminal a line that renews itself; elsewhere a line for each file. */
export function showDownload(terminal: Terminal): DownloadLine {
  const line = new LiveLine(terminal.err);
  let shown = '';
  let drawnMs = Number.NEGATIVE_INFINITY;
  return {
    update(url, received, total) {
      if (!terminal.err.isTerminal) {
        if (url !== shown) terminal.err.write(`fetching ${url}\n`);
        shown = url;
        return;
      }
      const now = terminal.nowMs();
      if (url === shown && now - drawnMs < REDRAW_MS) return;
      shown = url;
      drawnMs = now;
      const of = total === undefined ? '' : ` of ${megabytes(total)}`;
      line.draw(`${megabytes(received)}${of}  ${url}`.slice(0, terminal.err.columns - 1));
    },
    end: () => line.clear(),
  };
}

const REDRAW_MS = 100;
