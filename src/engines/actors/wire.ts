/**
 * Makes the synapses of a projection and hangs them on their neurons: on the axon of the source, and where they act on
 * the target's spikes, among its watchers.
 */
import type { Projection } from '../../build/circuit.js';
import { type Branch, branch } from './branch.js';
import type { NeuronActor } from './neuron-actor.js';
import { SynapseActor } from './synapse-actor.js';
import type { SynapseBehaviour } from './synapse-behaviour.js';

/** Projections are wired in their order: axons and watchers are lists in that order. Returns the synapses by number. */
export function wire(
  { rowStart, targets, delayTicks, synapses }: Projection,
  behaviour: SynapseBehaviour,
  sources: readonly NeuronActor[],
  targetNeurons: readonly NeuronActor[],
): SynapseActor[] {
  const actors = new Array<SynapseActor>(synapses);
  for (let pre = 0; pre < sources.length; pre++) {
    const first = rowStart[pre];
    for (let index = first; index < rowStart[pre + 1]; index++) {
      const post = targets[index];
      actors[index] = new SynapseActor(behaviour, index, pre, post, targetNeurons[post].mailbox);
    }
    if (behaviour.onPre === undefined) continue;
    const branches = branch(actors.slice(first, rowStart[pre + 1]), delayTicks, first);
    if (branches.length > 0) sources[pre].axon = join<Branch>(sources[pre].axon, branches);
  }
  if (behaviour.onPost !== undefined) watch(actors, targetNeurons);
  return actors;
}

function watch(synapses: readonly SynapseActor[], neurons: readonly NeuronActor[]): void {
  const byTarget = neurons.map((): SynapseActor[] => []);
  for (const synapse of synapses) byTarget[synapse.post].push(synapse);
  byTarget.forEach((own, post) => {
    if (own.length > 0) neurons[post].watchers = join<SynapseActor>(neurons[post].watchers, own);
  });
}

/** An array as long as its content, without room to grow. */
function join<T>(some: readonly T[], more: readonly T[]): readonly T[] {
  return some.length === 0 ? more.slice() : some.concat(more);
}
