import { Problem } from '../../problem.js';

/** In double precision these fill a GiB, and engines hold copies. */
const MOST_KEPT = 2 ** 27;

/**
 * Throws where there is no room for what synapses keep.
 * @param what keeps it, such as "a layer of 5 neurons".
 */
export function demandRoom(what: string, numbers: number): void {
  if (numbers <= MOST_KEPT) return;
  throw new Problem(
    `The synapses of ${what} would keep ${numbers} numbers; more than ${MOST_KEPT} are refused.`,
    { fix: 'Make it smaller.' },
  );
}
