/** Columns lined up, two spaces apart; the last is as wide as it likes. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, cell.length);
    });
  }
  return rows
    .map((row) => row.map((cell, k) => (k === row.length - 1 ? cell : cell.padEnd(widths[k]))).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** A number with thousands told apart: 1,234,567. */
export function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
