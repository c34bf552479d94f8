/**
 * Patterns whose rows depend on nothing but their own random numbers, so that each can be made anew whenever it is wanted. Plain
 * data, so that it can be handed to another thread.
 */
import { gapOf, probabilityRow } from './probability.js';
import { RowDraws } from './row-draws.js';
import { Sampler } from './sample.js';

export type RowPattern =
  | { readonly kind: 'all' }
  | { readonly kind: 'probability'; readonly probability: number }
  /** As many as the row has place for, drawn with or without repeats. */
  | { readonly kind: 'sample'; readonly repeats: boolean };

export interface ProceduralRows {
  readonly pattern: RowPattern;
  /** Of the random stream. */
  readonly key: readonly [number, number];
  /** Neurons of the target population. */
  readonly targets: number;
}

/** Writes the targets of a source, ascending, and returns how many there are. A sample fills all of `into`. */
export type FillRow = (source: number, into: Uint32Array) => number;

/** What it returns keeps notes: one for each thread. */
export function rowFiller({ pattern, key, targets }: ProceduralRows): FillRow {
  const draws = new RowDraws(key);
  switch (pattern.kind) {
    case 'all':
      return (_, into) => {
        for (let target = 0; target < targets; target++) into[target] = target;
        return targets;
      };
    case 'probability': {
      const gap = gapOf(pattern.probability);
      return (source, into) => probabilityRow(draws, gap, source, targets, into);
    }
    case 'sample': {
      const sampler = new Sampler(targets, draws);
      return (source, into) => {
        if (pattern.repeats) sampler.withRepeats(into, targets, source);
        else sampler.distinct(into, targets, source);
        return into.length;
      };
    }
  }
}
