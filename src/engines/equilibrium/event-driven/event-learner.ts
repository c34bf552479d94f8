/** Equilibrium propagation by messages: neurons tell what changed, and learn from what they were told. */
import { closedForm, telescopes } from '../../../equations/equilibrium/index.js';
import { Problem } from '../../../problem.js';
import { demandLearning, demandPositive } from '../check-settings.js';
import type { Contrast } from '../fused/fused-learning.js';
import { SampleLearner } from '../fused/sample-learner.js';
import type { LearningSettings } from '../learner.js';
import { nudgeTo } from '../nudge.js';
import { CarriedChange } from './carried-change.js';
import { EventNetwork } from './event-network.js';

export interface EventSettings extends LearningSettings {
  /** How far rho moves before a neuron tells, for each layer above the input. */
  readonly deltas: readonly number[];
  readonly nudgedDeltas: readonly number[];
  /** In time constants of a neuron; phases end earlier where nobody has anything to tell. */
  readonly freeTime: number;
  readonly nudgedTime: number;
  /**
   * `by message`: synapses above the input add up what each message of the nudged phase carries. `at its end`, which comes to the same
   * and is quicker: they compare what was told at the ends of the phase. Either way weights change after the batch.
   */
  readonly learning?: 'by message' | 'at its end';
}

/** Kernels are only asked to drive and to learn. */
const UNUSED_EPSILON = 1;

const named = (name: string, values: readonly number[]) =>
  Object.fromEntries(values.map((value, k) => [`${name}[${k}]`, value]));

export class EventLearner extends SampleLearner {
  private readonly events: EventNetwork;

  constructor(
    widths: readonly number[],
    private readonly settings: EventSettings,
  ) {
    demandLearning(settings, widths);
    const { deltas, nudgedDeltas, freeTime, nudgedTime, learning, program } = settings;
    demandPositive({
      freeTime,
      nudgedTime,
      ...named('deltas', deltas),
      ...named('nudgedDeltas', nudgedDeltas),
    });
    for (const given of [deltas, nudgedDeltas])
      if (given.length !== widths.length - 1)
        throw new Problem(`There are ${given.length} deltas for ${widths.length - 1} layers.`, {
          fix: 'Give one for each layer above the input.',
        });
    if (learning === 'by message' && !telescopes(program))
      throw new Problem(
        'What messages carry does not sum up to what a synapse sees at the ends of a phase.',
        {
          fix: 'Let synapses learn `at its end`.',
        },
      );
    const form = closedForm(program);
    super(widths, settings, UNUSED_EPSILON);
    this.events = new EventNetwork(this.network, form);
  }

  /** Since the learner was made. */
  tally(): { readonly messages: number; readonly events: number } {
    const { messages, events } = this.events;
    return { messages, events };
  }

  protected settleFreely(states: Float32Array | undefined): void {
    const { freeTime, deltas } = this.settings;
    this.events.begin(states);
    this.events.settle(freeTime, deltas);
  }

  protected get states(): Float32Array {
    return this.events.gather('s');
  }

  protected stateOf(layer: number): Float64Array {
    return this.events.layers[layer - 1].s;
  }

  protected nudged(_row: number, betas: readonly number[]): Contrast {
    const { events, settings } = this;
    const free = events.save();
    const ends = [this.end()];
    const carried = settings.learning === 'by message' ? new CarriedChange(events) : undefined;
    betas.forEach((beta, phase) => {
      events.restore(free);
      events.nudge(nudgeTo(settings.program, beta, this.target, this.output));
      if (carried !== undefined) carried.sign = phase === 0 ? 1 : -1;
      events.settle(settings.nudgedTime, settings.nudgedDeltas, carried?.onTell);
      ends.push(this.end());
    });
    const [before, after] = betas.length === 1 ? ends : [ends[2], ends[1]];
    return {
      before: before.told,
      after: after.told,
      own: { before: before.s, after: after.s },
      carried: carried?.weights,
    };
  }

  private end(): { readonly told: Float32Array; readonly s: Float32Array } {
    return { told: this.events.gather('told'), s: this.events.gather('s') };
  }
}
