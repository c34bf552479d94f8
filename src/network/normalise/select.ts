/** Which neurons or synapses a probe records: `all`, `7`, `0..9` or `[0, 3..5]` -> all, or a list of indices. */
import { type Path, Problem } from '../../problem.js';
import type { Select } from '../description.js';
import type { ProbeInput } from '../schema/network.js';
import { RANGE } from '../schema/probe.js';

const MOST_SELECTED = 1_000_000;

export function normaliseSelect(select: NonNullable<ProbeInput['select']>, path: Path): Select {
  if (select === 'all') return 'all';
  const parts = Array.isArray(select) ? select : [select];
  const chosen = new Set<number>();
  for (const part of parts) {
    const [first, last] = bounds(part, path);
    if (chosen.size + last - first >= MOST_SELECTED)
      throw new Problem(`The selection has more than ${MOST_SELECTED} entries.`, {
        fix: 'Select fewer, or all.',
        path,
      });
    for (let index = first; index <= last; index++) chosen.add(index);
  }
  return [...chosen].sort((a, b) => a - b);
}

function bounds(part: string | number, path: Path): [first: number, last: number] {
  if (typeof part === 'number') return [part, part];
  const [, first, last] = RANGE.exec(part)!.map(Number);
  if (last >= first) return [first, last];
  throw new Problem(`The range \`${part}\` ends before it begins.`, {
    fix: `Write \`${last}..${first}\`.`,
    path,
  });
}
