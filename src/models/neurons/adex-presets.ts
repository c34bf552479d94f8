import type { NeuronDescription, Scalar } from '../../network/description.js';
import { adex } from './adex.js';

/** Kinds of cell that the same equations give with other adaptation and reset (Naud et al. 2008, Biol. Cybern. 99:335). */
function preset(kind: string, parameters: Readonly<Record<string, Scalar>>): NeuronDescription {
  return {
    ...adex,
    about: `Adaptive exponential integrate-and-fire, ${kind}.`,
    parameters: { ...adex.parameters, ...parameters },
  };
}

export const adexPresets = {
  adex_bursting: preset('bursting: a high reset and fast adaptation', {
    tauw: '20 ms',
    a: '4 nS',
    b: '0.5 nA',
    Vr: 'VT + 5 mV',
  }),
  adex_fast: preset('fast spiking: no adaptation by spikes', {
    tauw: '144 ms',
    a: '2 * C / (144 ms)',
    b: '0 nA',
  }),
};
