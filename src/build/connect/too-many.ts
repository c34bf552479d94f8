import { Problem } from '../../problem.js';

/** Stops a pattern that makes more synapses than may be. */
export function refuseTooManySynapses(count: number, limit: number): never {
  throw new Problem(
    `This projection makes ${count.toLocaleString('en-US')} synapses or more, and there is room for ${limit.toLocaleString('en-US')}.`,
    { fix: 'Connect fewer neurons, or give the run more memory.' },
  );
}
