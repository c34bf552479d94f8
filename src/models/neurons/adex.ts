import type { NeuronDescription } from '../../network/description.js';

export const adex: NeuronDescription = {
  about: 'Adaptive exponential integrate-and-fire, regular spiking; gi and ge are conductances.',
  source: 'Brette & Gerstner (2005), J. Neurophysiol. 94:3637.',
  equations: `
    dv/dt = (gL * (EL - v) + gL * DeltaT * exp((v - VT) / DeltaT) + ge * (Ee - v) + gi * (Ei - v) + I + I_syn + I_gap - w) / C : volt
    dw/dt = (a * (v - EL) - w) / tauw : amp
    dge/dt = -ge / taue : siemens
    dgi/dt = -gi / taui : siemens
    I_syn : amp
    I_gap : amp`,
  threshold: 'v > Vcut',
  reset: `
    v = Vr
    w += b`,
  parameters: {
    C: '281 pF',
    gL: '30 nS',
    EL: '-70.6 mV',
    VT: '-50.4 mV',
    DeltaT: '2 mV',
    Vcut: 'VT + 5 * DeltaT',
    tauw: '144 ms',
    a: '4 nS',
    b: '80.5 pA',
    Vr: 'EL',
    Ee: '0 mV',
    Ei: '-80 mV',
    taue: '5 ms',
    taui: '10 ms',
    I: '0 pA',
  },
  init: { v: 'EL' },
  input: 'ge',
};
