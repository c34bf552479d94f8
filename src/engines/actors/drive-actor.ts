/** The private Poisson spikes of one neuron: what would be many sources of its own, drawn as one number per tick. */
import type { Actor, Mailbox } from '../../bus/mailbox.js';
import type { DriveBehaviour } from './drive-behaviour.js';

export class DriveActor implements Actor {
  constructor(
    readonly behaviour: DriveBehaviour,
    readonly neuron: number,
    /** That of the neuron. */
    readonly mailbox: Mailbox,
  ) {}

  receive(_port: number, tick: number): void {
    this.behaviour.arrive(this.neuron, tick);
  }
}
