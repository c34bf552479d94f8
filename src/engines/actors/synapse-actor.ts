/**
 * A synapse. It knows its number, its two neurons' numbers and how its kind behaves.
 *
 * It has no mailbox of its own: it takes turns with its target neuron, in the neuron's mailbox. An arrival writes to
 * both (`ge_post += w`, `w = clip(w + apost, ...)`), so the pair is what must not be interrupted; and for a neuron
 * with a thousand synapses, one queue is also the one place where the order of its arrivals is decided.
 */
import type { Actor } from '../../bus/mailbox.js';
import type { NeuronActor } from './neuron-actor.js';
import { Port } from './port.js';
import type { SynapseBehaviour } from './synapse-behaviour.js';

export class SynapseActor implements Actor {
  /** On the same branch of the axon. */
  next: SynapseActor | undefined = undefined;

  constructor(
    readonly behaviour: SynapseBehaviour,
    readonly index: number,
    readonly pre: number,
    readonly target: NeuronActor,
  ) {}

  receive(port: number, tick: number): void {
    const { behaviour, index, pre } = this;
    const post = this.target.index;
    switch (port) {
      case Port.arrive:
        behaviour.onPre!(index, pre, post, tick);
        break;
      case Port.targetFired:
        behaviour.onPost!(index, pre, post, tick);
        break;
      case Port.integrate:
        behaviour.integrate!(index, pre, post, tick);
        break;
      case Port.prepare:
        behaviour.prepare!(index, pre, post, tick);
        break;
      case Port.sum:
        behaviour.sum(index, pre, post, tick);
        break;
    }
    behaviour.written.check(index, tick);
  }
}
