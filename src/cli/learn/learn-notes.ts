/** What a request comes to that its author may not expect: a line each, before anything is learned. */
import type { Dataset } from '../../data/dataset.js';
import type { Method } from '../../lab/methods.js';
import { counted, grouped } from '../table.js';
import type { LearnOptions, LearnRequest } from './learn-options.js';

export function learnNotes(
  rule: string,
  { batched }: Pick<Method, 'batched'>,
  { samples: asked }: Pick<LearnOptions, 'samples'>,
  { samples, batch }: Pick<LearnRequest, 'samples' | 'batch'>,
  { name }: Pick<Dataset, 'name'>,
): readonly string[] {
  return [
    ...(asked !== undefined && Number(asked) > samples
      ? [
          `${name} has ${counted(samples, 'sample')} to learn from, not ${grouped(Number(asked))}: all are taken.`,
        ]
      : []),
    ...(batch > 1 && batched !== undefined
      ? [
          `${rule} is meant for one sample at a time, and now takes the mean of ${batch} steps; ${batched} learns from a batch as a whole.`,
        ]
      : []),
  ];
}
