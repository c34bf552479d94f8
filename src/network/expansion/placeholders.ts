/**
 * `{target}` and `{unit}` in the text of a rule or synapse: the variable of the target neuron that an arrival is
 * added to, and the unit it is declared in.
 */

import { TARGET_MARK, UNIT_MARK } from '../../rules/rule.js';
import type { Origin } from '../origin.js';
import type { Arrival } from './arrival.js';
import type { SynapseText } from './synapse-text.js';

const PLACEHOLDER = new RegExp(`${TARGET_MARK}|${UNIT_MARK}`, 'g');
const TEXTS = ['equations', 'on_pre', 'on_post'] as const;

export function hasPlaceholder({ synapse }: SynapseText): boolean {
  return TEXTS.some((key) => synapse[key]?.match(PLACEHOLDER));
}

export function fillPlaceholders(text: SynapseText, arrival: Arrival): SynapseText {
  const filled = TEXTS.flatMap((key) => {
    const original = text.synapse[key];
    return original === undefined ? [] : [{ key, ...fill(original, arrival) }];
  });
  const origins = filled.flatMap(({ key, pieces }) =>
    pieces.flatMap((piece) => originOf(key, piece, text.origins)),
  );
  return {
    ...text,
    synapse: { ...text.synapse, ...Object.fromEntries(filled.map(({ key, text }) => [key, text])) },
    origins: [...text.origins, ...origins],
  };
}

/** A stretch of the filled text that was in the original, and where. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly offset: number;
}

/** Filling in moves everything behind; the pieces say by how much. */
function fill(text: string, { variable, unit }: Arrival): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let filled = '';
  let taken = 0;
  const keep = (end: number): void => {
    pieces.push({ start: filled.length, length: end - taken, offset: taken });
    filled += text.slice(taken, end);
  };
  for (const match of text.matchAll(PLACEHOLDER)) {
    keep(match.index);
    filled += match[0] === TARGET_MARK ? variable : unit;
    taken = match.index + match[0].length;
  }
  keep(text.length);
  return { text: filled, pieces };
}

/** Where a piece is the user's own text, it leads back to the character. */
function originOf(key: string, { start, length, offset }: Piece, origins: readonly Origin[]): Origin[] {
  const whole = origins.findLast(({ path }) => path.length === 0 || path[0] === key);
  if (whole?.offset === undefined) return [];
  const from = whole.path.length === 0 ? [...whole.from, key] : whole.from;
  return [{ path: [key], start, length, from, offset }];
}
