/** Equilibrium propagation by clock and by messages, for `methods.ts`. */
import { BatchedLearner } from '../../engines/equilibrium/batched/batched-learner.js';
import { EventLearner } from '../../engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../engines/equilibrium/fused/fused-learner.js';
import { type EulerSettings, usualSettings } from '../../engines/equilibrium/learner.js';
import { denseNetwork } from '../../engines/equilibrium/network.js';
import { checkEquilibrium } from '../../equations/equilibrium/index.js';
import { loadParser } from '../../equations/parser.js';
import { eqprop } from '../../rules/equilibrium/eqprop.js';
import type { Method, MethodOptions, Settings } from '../methods.js';
import { type CountMessages, Equilibrium } from './equilibrium.js';

/** What both can be told. */
const SETTINGS = {
  /** How strongly outputs are pulled. */
  beta: Number(eqprop.parameters.beta),
  /** Layers further from the input learn more slowly, each by this factor. */
  slower: 4,
  /** Rates are multiplied by it after each pass. */
  decay: 0.9,
  /** 1: the free phase of a training sample goes on where it ended the last time; 0: from rest. */
  remember: 1,
} satisfies Settings;

const MESSAGES = {
  ...SETTINGS,
  /** How far a state moves before its neuron tells. */
  delta: 0.05,
} satisfies Settings;

const COMMON: Omit<Method, 'about' | 'make'> = {
  source: 'Scellier & Bengio, Frontiers in Computational Neuroscience 11 (2017)',
  widths: (inputs, classes) => [inputs, 500, classes],
  refuses: (widths, classes) =>
    widths.length >= 2 && widths[widths.length - 1] === classes
      ? undefined
      : `an output of ${classes} units at the end, one for each class`,
  defaults: { epochs: 12, batch: 20, learningRate: 0.4, readout: 'native', activation: 'linear' },
  engines: ['kernels'],
};

async function learning({ widths, seed, learningRate }: MethodOptions, { beta, slower }: typeof SETTINGS) {
  const rates = widths.slice(1).map((_, l) => learningRate / slower ** l);
  const usual = usualSettings(checkEquilibrium(eqprop, await loadParser()));
  return { ...usual, beta, seed, rates };
}

/** Every state goes over every synapse above the input, both ways, in each step. */
function clockedMessages(
  widths: readonly number[],
  { freeSteps, nudgedSteps }: Pick<EulerSettings, 'freeSteps' | 'nudgedSteps'>,
): CountMessages {
  const inStep = 2 * widths.slice(2).reduce((sum, post, l) => sum + widths[l + 1] * post, 0);
  return (learned, asked) => inStep * (learned * (freeSteps + nudgedSteps) + asked * freeSteps);
}

export const EQUILIBRIUM_METHODS: readonly (readonly [string, Method])[] = [
  [
    'eqprop',
    {
      ...COMMON,
      about: 'equilibrium propagation, by the clock: 20 free steps, 4 nudged',
      settings: SETTINGS,
      engines: ['kernels', 'tensor'],
      async make(options) {
        const { widths, engine, backend } = options;
        const settings = { ...SETTINGS, ...options.settings };
        const all = await learning(options, settings);
        const messages = clockedMessages(widths, all);
        return engine === 'tensor'
          ? new Equilibrium(new BatchedLearner(denseNetwork(widths, all.seed), all, backend), {
              ...settings,
              messages,
              engine,
            })
          : new Equilibrium(new FusedLearner(widths, all), { ...settings, messages, engine: 'kernels' });
      },
    },
  ],
  [
    'eqprop-events',
    {
      ...COMMON,
      about: 'equilibrium propagation by messages: a neuron tells only what has changed by more than delta',
      settings: MESSAGES,
      async make(options) {
        const settings = { ...MESSAGES, ...options.settings };
        const usual = await learning(options, settings);
        const { epsilon, freeSteps, nudgedSteps } = usual;
        const times = { freeTime: epsilon * freeSteps, nudgedTime: epsilon * nudgedSteps };
        const deltas = options.widths.slice(1).map(() => settings.delta);
        const all = { ...usual, ...times, deltas, nudgedDeltas: deltas };
        const learner = new EventLearner(options.widths, all);
        return new Equilibrium(learner, {
          ...settings,
          messages: () => learner.tally().messages,
          engine: 'kernels',
        });
      },
    },
  ],
];
