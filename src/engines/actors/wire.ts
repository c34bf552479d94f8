/**
 * Makes the synapses of a projection and hangs them on their neurons: on the axon of the source, and where they act on
 * the target's spikes, among its watchers.
 */
import type { Projection } from '../../build/circuit.js';
import { type Branch, growBranches } from './branch.js';
import type { NeuronActor } from './neuron-actor.js';
import { SynapseActor } from './synapse-actor.js';
import type { SynapseBehaviour } from './synapse-behaviour.js';

/**
 * Projections are wired in their order: axons and watchers are lists in that order. Returns the synapses by number where
 * something is done with each of them in every tick; where not, nobody but their neurons needs to know them.
 */
export function wire(
  { rowStart, targets, delayTicks, synapses }: Projection,
  behaviour: SynapseBehaviour,
  sources: readonly NeuronActor[],
  targetNeurons: readonly NeuronActor[],
): readonly SynapseActor[] {
  const all: Branch[] = [];
  for (let pre = 0; pre < sources.length; pre++) {
    const branches = growBranches(
      rowStart[pre],
      rowStart[pre + 1],
      delayTicks,
      (index) => new SynapseActor(behaviour, index, pre, targetNeurons[targets[index]]),
    );
    for (const branch of branches) all.push(branch);
    if (behaviour.onPre !== undefined && branches.length > 0)
      sources[pre].axon = join<Branch>(sources[pre].axon, branches);
  }
  if (!behaviour.ticks && behaviour.onPost === undefined) return [];
  const actors = byNumber(all, synapses);
  if (behaviour.onPost !== undefined) watch(actors, targetNeurons);
  return behaviour.ticks ? actors : [];
}

function byNumber(branches: readonly Branch[], synapses: number): SynapseActor[] {
  const actors = new Array<SynapseActor>(synapses);
  for (const { first } of branches) {
    for (let synapse: SynapseActor | undefined = first; synapse !== undefined; synapse = synapse.next)
      actors[synapse.index] = synapse;
  }
  return actors;
}

function watch(synapses: readonly SynapseActor[], neurons: readonly NeuronActor[]): void {
  const byTarget = neurons.map((): SynapseActor[] => []);
  for (const synapse of synapses) byTarget[synapse.target.index].push(synapse);
  byTarget.forEach((own, post) => {
    if (own.length > 0) neurons[post].watchers = join<SynapseActor>(neurons[post].watchers, own);
  });
}

/** An array as long as its content, without room to grow. */
function join<T>(some: readonly T[], more: readonly T[]): readonly T[] {
  return some.length === 0 ? more.slice() : some.concat(more);
}
