/** The cells of a line. Quotes keep commas together; a quote inside them is doubled (RFC 4180, without line breaks in a cell). */
export function csvCells(line: string): string[] {
  return (line.includes('"') ? apart(line) : line.split(',')).map((cell) => cell.trim());
}

function apart(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (letter === '"' && quoted && line[at + 1] === '"') {
      cells[cells.length - 1] += letter;
      at++;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) cells.push('');
    else cells[cells.length - 1] += letter;
  }
  return cells;
}
