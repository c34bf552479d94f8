/** How many synapses a pattern will make, as far as can be told without making them. */
import type { CheckedConnect } from './checked-connect.js';

export interface ExpectedSynapses {
  readonly count: number;
  /** `expected`: on average. `at most`: a text or a file decides. */
  readonly certainty: 'exactly' | 'expected' | 'at most';
}

export function expectedSynapses(
  connect: CheckedConnect,
  sources: number,
  targets: number,
): ExpectedSynapses {
  const all = sources * targets;
  switch (connect.pattern) {
    case 'all':
      return { count: all, certainty: connect.where === undefined ? 'exactly' : 'at most' };
    case 'one_to_one':
      return { count: sources, certainty: 'exactly' };
    case 'probability':
      if (typeof connect.probability !== 'number') return { count: all, certainty: 'at most' };
      return {
        count: Math.round(all * connect.probability),
        certainty: connect.where === undefined ? 'expected' : 'at most',
      };
    case 'in_degree':
      return { count: targets * connect.degree, certainty: 'exactly' };
    case 'out_degree':
      return { count: sources * connect.degree, certainty: 'exactly' };
    case 'total':
      return { count: connect.total, certainty: 'exactly' };
    case 'pairs':
      return { count: connect.pairs.length, certainty: 'exactly' };
    case 'file':
    case 'within':
      return { count: all, certainty: 'at most' };
  }
}
