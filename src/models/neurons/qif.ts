import type { NeuronDescription } from '../../network/description.js';

export const qif: NeuronDescription = {
  about: 'Quadratic integrate-and-fire between a resting and a critical voltage.',
  source:
    'Ermentrout & Kopell (1986), SIAM J. Appl. Math. 46:233; Latham et al. (2000), J. Neurophysiol. 83:808.',
  equations: `
    dv/dt = ((v - El) * (v - Vc) / (Vc - El) + drive + I_syn + I_gap) / tau : volt
    I_syn : volt
    I_gap : volt`,
  threshold: 'v > Vcut',
  reset: 'v = Vr',
  parameters: {
    tau: '10 ms',
    El: '-65 mV',
    Vc: '-50 mV',
    Vcut: '0 mV',
    Vr: '-70 mV',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'v',
};
