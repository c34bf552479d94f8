/** Equilibrium propagation by clock and by messages, for `methods.ts`. */
import { EventLearner } from '../../engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../engines/equilibrium/fused/fused-learner.js';
import { type LearningSettings, PUBLISHED } from '../../engines/equilibrium/learner.js';
import type { Method, MethodOptions } from '../methods.js';
import { Equilibrium } from './equilibrium.js';

const COMMON: Omit<Method, 'about' | 'make'> = {
  widths: (inputs, classes) => [inputs, 500, classes],
  refuses: (widths, classes) =>
    widths.length >= 2 && widths[widths.length - 1] === classes
      ? undefined
      : `an output of ${classes} units at the end, one for each class`,
  defaults: { epochs: 12, batch: 20, learningRate: 0.4, readout: 'native', activation: 'linear' },
  engines: ['kernels'],
};

/** Layers further from the input learn more slowly, each by this factor. */
const SLOWER = 4;

const learning = ({ widths, seed, learningRate }: MethodOptions): LearningSettings => ({
  ...PUBLISHED,
  seed,
  rates: widths.slice(1).map((_, l) => learningRate / SLOWER ** l),
});

/** How far a state moves before its neuron tells. */
const DELTA = 0.1;

export const EQUILIBRIUM_METHODS: readonly (readonly [string, Method])[] = [
  [
    'eqprop',
    {
      ...COMMON,
      about: 'equilibrium propagation, by the clock: 20 free steps, 4 nudged (Scellier & Bengio 2017)',
      make: (options) =>
        new Equilibrium(new FusedLearner(options.widths, { ...PUBLISHED, ...learning(options) })),
    },
  ],
  [
    'eqprop-events',
    {
      ...COMMON,
      about: 'equilibrium propagation by messages: a neuron tells only what has changed by more than 0.1',
      make: (options) => {
        const deltas = options.widths.slice(1).map(() => DELTA);
        const { epsilon, freeSteps, nudgedSteps } = PUBLISHED;
        const times = { freeTime: epsilon * freeSteps, nudgedTime: epsilon * nudgedSteps };
        const settings = { ...learning(options), ...times, deltas, nudgedDeltas: deltas };
        return new Equilibrium(new EventLearner(options.widths, settings));
      },
    },
  ],
];
