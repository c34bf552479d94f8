/**
 * A neuron. It knows its number and how its kind behaves; its variables are entries of the population's columns.
 *
 * The columns are shared by all neurons of the population, though only this actor (and the synapses that take turns
 * with it in its mailbox) writes its entries. That way a probe, a checkpoint and a compiled kernel see the very state
 * that the actors work on, and nothing has to be gathered or kept in step.
 */
import { type Actor, Mailbox } from '../../bus/mailbox.js';
import type { Branch } from './branch.js';
import type { NeuronBehaviour } from './neuron-behaviour.js';
import { Port } from './port.js';
import type { SynapseActor } from './synapse-actor.js';

export class NeuronActor implements Actor {
  readonly mailbox = new Mailbox();
  /** Where its spikes go, in order of projection. */
  axon: readonly Branch[] = NOTHING;
  /** Synapses that want to know when it fires, in order of projection and synapse. */
  watchers: readonly SynapseActor[] = NOTHING;

  constructor(
    readonly behaviour: NeuronBehaviour,
    readonly index: number,
  ) {}

  receive(port: number, tick: number): void {
    switch (port) {
      case Port.integrate:
        this.behaviour.integrate(this.index, tick);
        break;
      case Port.fire:
        this.behaviour.fire(this.index, tick);
        break;
      case Port.reset:
        this.behaviour.reset(this.index, tick);
        break;
      case Port.prepare:
        this.behaviour.prepare!(this.index, tick);
        break;
      case Port.clearSums:
        this.behaviour.clearSums(this.index);
        break;
    }
  }
}

/** Shared by all who have none, so that a neuron without synapses costs no lists. */
const NOTHING: readonly never[] = [];
