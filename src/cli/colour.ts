import type { Terminal, TextStream } from './terminal.js';

/** Escape codes of a terminal, or nothing at all where they would be noise (https://no-color.org). */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  /** One of the colours populations are told apart by. */
  series(index: number, text: string): string;
}

export function paintFor(stream: TextStream, env: Terminal['env']): Paint {
  const on = stream.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
  const wrap = (code: string) => (text: string) => (on ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    bold: wrap('1'),
    dim: wrap('2'),
    red: wrap('31'),
    yellow: wrap('33'),
    green: wrap('32'),
    series: (index, text) => wrap(SERIES[index % SERIES.length])(text),
  };
}

/** Blue, orange, green, pink, light blue, yellow of the 256-colour table: near those of the plots. */
const SERIES = ['38;5;33', '38;5;208', '38;5;36', '38;5;175', '38;5;75', '38;5;214'];
