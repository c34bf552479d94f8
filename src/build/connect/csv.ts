/** The lines of a comma-separated file that say something: not blank and not a comment, each with its number. */

export interface CsvLine {
  /** Counted from 1, as editors do. */
  readonly number: number;
  readonly cells: readonly string[];
}

const BYTE_ORDER_MARK = '\uFEFF';

export function* csvLines(text: string): Generator<CsvLine> {
  let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  for (let number = 1; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    start = end + 1;
    if (line !== '' && !line.startsWith('#')) yield { number, cells: line.split(',').map(unquote) };
  }
}

function unquote(cell: string): string {
  const trimmed = cell.trim();
  return trimmed.length > 1 && trimmed.startsWith('"') && trimmed.endsWith('"')
    ? trimmed.slice(1, -1).trim()
    : trimmed;
}

export function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
