/** Columns lined up, two spaces apart; the last is as wide as it likes, or folded where lines have a `width`. */
export function table(rows: readonly (readonly string[])[], width = Number.POSITIVE_INFINITY): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) => {
      const head = row.slice(0, -1).map((cell, k) => `${cell.padEnd(widths[k])}  `);
      const indent = head.reduce((sum, cell) => sum + cell.length, 0);
      return head.join('') + folded(row.at(-1) ?? '', width - indent).join(`\n${' '.repeat(indent)}`);
    })
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Lines of whole words; in a column too narrow to read, one line. */
function folded(text: string, width: number): string[] {
  if (text.length <= width || width < NARROWEST) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const NARROWEST = 20;

/** `1 neuron`, `4,000 neurons`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`;
}

/** A number with thousands told apart: 1,234,567. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
