/** Equilibrium propagation by messages: neurons tell what changed, and learn from what they were told. */

import { Problem } from '../../../problem.js';
import { demandInputs, demandSamples } from '../check-samples.js';
import { demandLearning, demandPositive } from '../check-settings.js';
import { type ActiveInputs, type Contrast, FusedNetwork, parametersOf } from '../fused/fused-network.js';
import type {
  EquilibriumLearner,
  EquilibriumParameters,
  InputRows,
  LabelledRows,
  LearningSettings,
} from '../learner.js';
import { denseNetwork } from '../network.js';
import { costAt, nudgeTo } from '../nudge.js';
import { RememberedStates } from '../remembered-states.js';
import { Signs } from '../signs.js';
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

export class EventLearner implements EquilibriumLearner {
  private readonly network: FusedNetwork;
  private readonly events: EventNetwork;
  private readonly remembered: RememberedStates;
  private readonly signs: Signs;
  private readonly target: Float64Array;

  constructor(
    readonly widths: readonly number[],
    private readonly settings: EventSettings,
  ) {
    demandLearning(settings, widths);
    const { deltas, nudgedDeltas, freeTime, nudgedTime } = settings;
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
    this.network = new FusedNetwork(widths, UNUSED_EPSILON);
    this.network.load(parametersOf(denseNetwork(widths, settings.seed)));
    this.events = new EventNetwork(this.network);
    this.remembered = new RememberedStates(this.network.layout.stateSize);
    this.signs = new Signs(settings);
    this.target = new Float64Array(widths[widths.length - 1]);
  }

  learn(samples: LabelledRows, pace = 1): number {
    demandSamples(samples, this.widths);
    const { network, settings } = this;
    const { count } = samples.inputs;
    const betas = this.signs.next();
    const span = betas.length === 1 ? betas[0] : betas[0] - betas[1];
    const scales = settings.rates.map((rate) => (pace * rate) / (span * count));
    const seen: { readonly input: ActiveInputs; readonly contrast: Contrast }[] = [];
    let cost = 0;
    for (let row = 0; row < count; row++) {
      const input = network.active(samples.inputs.values, row * this.widths[0]);
      cost += this.present(input, samples, row);
      seen.push({ input, contrast: this.contrast(betas) });
    }
    for (const { input, contrast } of seen) network.learn(input, contrast, scales);
    return cost / count;
  }

  outputs({ count, width, values }: InputRows, layer = this.widths.length - 1): Float32Array {
    demandInputs({ count, width, values }, this.widths[0]);
    const { network, events, settings } = this;
    const rows = new Float32Array(count * this.widths[layer]);
    for (let row = 0; row < count; row++) {
      network.drive(network.active(values, row * width));
      events.begin(undefined);
      events.settle(settings.freeTime, settings.deltas);
      rows.set(events.layers[layer - 1].s, row * this.widths[layer]);
    }
    return rows;
  }

  get updates(): number {
    return this.signs.batch;
  }

  set updates(updates: number) {
    this.signs.batch = updates;
  }

  parameters(): EquilibriumParameters {
    return this.network.parameters();
  }

  load(parameters: EquilibriumParameters): void {
    this.network.load(parameters);
  }

  /** Since the learner was made. */
  tally(): { readonly messages: number; readonly events: number } {
    const { messages, events } = this.events;
    return { messages, events };
  }

  /** The free phase; sets the target and gives the cost. */
  private present(input: ActiveInputs, { labels, identities }: LabelledRows, row: number): number {
    const { network, events, target, settings } = this;
    const remembered = identities && this.remembered.of(identities[row]);
    network.drive(input);
    events.begin(remembered);
    events.settle(settings.freeTime, settings.deltas);
    remembered?.set(events.gather('s'));
    target.fill(0);
    target[labels[row]] = 1;
    return costAt(settings.cost, this.output, target);
  }

  /** The nudged phases, each from the same free state. */
  private contrast(betas: readonly number[]): Contrast {
    const { events, settings } = this;
    const free = events.save();
    const ends = [this.end()];
    const carried = settings.learning === 'by message' ? new CarriedChange(events) : undefined;
    betas.forEach((beta, phase) => {
      events.restore(free);
      events.nudge(nudgeTo(settings.cost, beta, this.target, this.output));
      if (carried !== undefined) carried.sign = phase === 0 ? 1 : -1;
      events.settle(settings.nudgedTime, settings.nudgedDeltas, carried?.onTell);
      ends.push(this.end());
    });
    const [before, after] = betas.length === 1 ? ends : [ends[2], ends[1]];
    return {
      before: before.told,
      after: after.told,
      moved: after.s.map((state, k) => state - before.s[k]),
      carried: carried?.weights,
    };
  }

  private end(): { readonly told: Float32Array; readonly s: Float32Array } {
    return { told: this.events.gather('told'), s: this.events.gather('s') };
  }

  private get output(): Float64Array {
    return this.events.layers[this.events.layers.length - 1].s;
  }
}
