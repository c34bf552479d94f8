/** The name a user most likely meant: what every "unknown name" message offers. */

/** `Did you mean \`size\`?`, or, when nothing is near, what there is: `Choose one of: model, size.` */
export function suggestion(wrong: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(wrong, names);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (names.length === 0) return '';
  const shown = names.slice(0, MOST_SHOWN).join(', ');
  return `Choose one of: ${shown}${names.length > MOST_SHOWN ? ` and ${names.length - MOST_SHOWN} more` : ''}.`;
}

/** The known name fewest edits away; undefined if none is near enough to be a slip of the keys. */
export function nearest(wrong: string, known: Iterable<string>): string | undefined {
  const typed = wrong.slice(0, LONGEST_COMPARED).toLowerCase();
  const allowed = typed.length > 1 ? Math.max(1, Math.floor(typed.length / LETTERS_PER_EDIT)) : 0;
  let best: string | undefined;
  let fewest = allowed + 1;
  for (const name of known) {
    if (Math.abs(name.length - typed.length) >= fewest) continue;
    const edits = editDistance(typed, name.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      best = name;
    }
  }
  return best;
}

/** Insertions, deletions, changes and swaps of neighbours that turn `a` into `b` (Damerau 1964). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, beforeLast[column - 2] + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length];
}

const MOST_SHOWN = 16;
const LONGEST_COMPARED = 64;
/** One slip is forgiven in every so many letters, and one in a short name; of a single letter, only its case. */
const LETTERS_PER_EDIT = 3;
