/** Text broken into lines, without a browser to measure it. */

/** Lines no wider than `width` pixels at 12 px, broken between words; a word wider than a line is broken itself. */
export function textLines(text: string, width: number): readonly string[] {
  const most = Math.floor(width / LETTER_WIDTH);
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, most))) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, most: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < word.length; from += most) parts.push(word.slice(from, from + most));
  return parts;
}

/** Of a letter at 12 px, rather wide. */
export const LETTER_WIDTH = 6.6;
