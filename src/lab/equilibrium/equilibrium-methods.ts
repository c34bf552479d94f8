/** Equilibrium propagation by clock and by messages, for `methods.ts`. */
import { BatchedLearner } from '../../engines/equilibrium/batched/batched-learner.js';
import { EventLearner } from '../../engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../engines/equilibrium/fused/fused-learner.js';
import { type EulerSettings, usualSettings } from '../../engines/equilibrium/learner.js';
import { denseNetwork, type EquilibriumNetwork } from '../../engines/equilibrium/network.js';
import { checkEquilibrium } from '../../equations/equilibrium/index.js';
import { loadParser } from '../../equations/parser.js';
import { eqprop } from '../../rules/equilibrium/eqprop.js';
import type { Method, MethodOptions, Settings } from '../methods.js';
import { type CountMessages, Equilibrium } from './equilibrium.js';

/** What both can be told. */
export const SETTINGS = {
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

/** Layers from all to all. */
export const DENSE: Omit<Method, 'about' | 'make'> = {
  source: 'Scellier & Bengio, Frontiers in Computational Neuroscience 11 (2017)',
  widths: (inputs, classes) => [inputs, 500, classes],
  refuses: (widths, classes) =>
    widths.length >= 2 && widths[widths.length - 1] === classes
      ? undefined
      : `an output of ${classes} units at the end, one for each class`,
  defaults: { epochs: 12, batch: 20, learningRate: 0.4, readout: 'native', activation: 'linear' },
  single: { learningRate: 0.02 },
  engines: ['kernels'],
};

export async function learning(
  { widths, seed, learningRate }: MethodOptions,
  { beta, slower }: typeof SETTINGS,
) {
  const rates = widths.slice(1).map((_, l) => learningRate / slower ** l);
  const usual = usualSettings(checkEquilibrium(eqprop, await loadParser()));
  return { ...usual, beta, seed, rates };
}

/** Every state goes over every synapse above the input, both ways, in each step. */
export function clockedMessages(
  { bonds }: EquilibriumNetwork,
  { freeSteps, nudgedSteps, nudging }: EulerSettings,
): CountMessages {
  const inStep = 2 * bonds.slice(1).reduce((sum, { connections }) => sum + connections, 0);
  const phases = nudging === 'centred' ? 2 : 1;
  return (learned, asked) => inStep * (learned * (freeSteps + phases * nudgedSteps) + asked * freeSteps);
}

export const EQUILIBRIUM_METHODS: readonly (readonly [string, Method])[] = [
  [
    'eqprop',
    {
      ...DENSE,
      about: 'equilibrium propagation, by the clock: 20 free steps, 4 nudged',
      settings: SETTINGS,
      engines: ['kernels', 'tensor'],
      async make(options) {
        const { widths, engine, backend } = options;
        const settings = { ...SETTINGS, ...options.settings };
        const all = await learning(options, settings);
        const network = denseNetwork(widths, all.seed);
        const messages = clockedMessages(network, all);
        return engine === 'tensor'
          ? new Equilibrium(new BatchedLearner(network, all, backend), {
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
      ...DENSE,
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
