import type { NeuronDescription } from '../../network/description.js';

export const eif: NeuronDescription = {
  about: 'Exponential integrate-and-fire: a sharp but smooth spike onset.',
  source: 'Fourcaud-Trocme, Hansel, van Vreeswijk & Brunel (2003), J. Neurosci. 23:11628.',
  equations: `
    dv/dt = (El - v + DeltaT * exp((v - VT) / DeltaT) + drive + I_syn + I_gap) / tau : volt (unless refractory)
    I_syn : volt
    I_gap : volt`,
  threshold: 'v > Vcut',
  reset: 'v = Vr',
  refractory: 't_ref',
  parameters: {
    tau: '10 ms',
    El: '-65 mV',
    VT: '-59.9 mV',
    DeltaT: '3.48 mV',
    Vr: '-68 mV',
    Vcut: '-30 mV',
    t_ref: '1.7 ms',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'v',
};
