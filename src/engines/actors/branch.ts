/**
 * A branch of an axon: all synapses of one neuron in one projection that its spikes reach after the same delay, in
 * synapse order. A spike runs along it from synapse to synapse: each knows the next. The queue of arrivals holds
 * branches, not synapses: one entry per spike and delay.
 *
 * That keeps the written order of deliveries (emission tick, source population, source neuron, synapse) without
 * sorting. Spikes are queued as they happen, so the entries of a tick lie in order of emission tick, population and
 * neuron; and of one spike at most one branch per projection, in order of projection, arrives in a tick.
 *
 * Most of the time of a delivery goes into fetching the synapse from memory. So there is a chain rather than a list
 * beside it, which would have to be fetched as well, and the synapses of a branch are made one after another, which is
 * how they then lie in memory: with a delay for each synapse that is worth half as many events per second again.
 */
import type { SynapseActor } from './synapse-actor.js';

export interface Branch {
  readonly delayTicks: number;
  readonly first: SynapseActor;
}

/** Makes the synapses numbered `from` to before `to`, those of one neuron in one projection, branch by branch. */
export function growBranches(
  from: number,
  to: number,
  delayTicks: number | Uint32Array,
  make: (index: number) => SynapseActor,
): Branch[] {
  const byDelay = new Map<number, number[]>();
  for (let index = from; index < to; index++) {
    const delay = typeof delayTicks === 'number' ? delayTicks : delayTicks[index];
    const sameDelay = byDelay.get(delay);
    if (sameDelay === undefined) byDelay.set(delay, [index]);
    else sameDelay.push(index);
  }
  return Array.from(byDelay, ([delay, indices]) => {
    const first = make(indices[0]);
    let last = first;
    for (let k = 1; k < indices.length; k++) {
      last.next = make(indices[k]);
      last = last.next;
    }
    return { delayTicks: delay, first };
  });
}
