/**
 * A branch of an axon: all synapses of one neuron in one projection that its spikes reach after the same delay, in
 * synapse order. The queue of arrivals holds branches, not synapses: one entry per spike and delay.
 *
 * That keeps the written order of deliveries (emission tick, source population, source neuron, synapse) without
 * sorting. Spikes are queued as they happen, so the entries of a tick lie in order of emission tick, population and
 * neuron; and of one spike at most one branch per projection, in order of projection, arrives in a tick.
 */
import type { SynapseActor } from './synapse-actor.js';

export interface Branch {
  readonly delayTicks: number;
  readonly synapses: readonly SynapseActor[];
}

/** Branches of one neuron's synapses in one projection. @param first the number of the first of them. */
export function branch(
  synapses: readonly SynapseActor[],
  delayTicks: number | Uint32Array,
  first: number,
): Branch[] {
  if (synapses.length === 0) return [];
  if (typeof delayTicks === 'number') return [{ delayTicks, synapses }];
  const byDelay = new Map<number, SynapseActor[]>();
  for (let k = 0; k < synapses.length; k++) {
    const delay = delayTicks[first + k];
    const sameDelay = byDelay.get(delay);
    if (sameDelay === undefined) byDelay.set(delay, [synapses[k]]);
    else sameDelay.push(synapses[k]);
  }
  // An array that has grown holds room to grow on; a copy does not.
  return Array.from(byDelay, ([delay, members]) => ({ delayTicks: delay, synapses: members.slice() }));
}
