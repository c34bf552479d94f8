import type { NeuronDescription } from '../../network/description.js';

export const alif: NeuronDescription = {
  about: 'Adaptive leaky integrate-and-fire: each spike raises the threshold, which relaxes.',
  source: 'Bellec et al. (2018), NeurIPS 31; Chacron et al. (2003), Neural Comput. 15:253.',
  equations: `
    dv/dt = (El - v + drive + I_syn + I_gap) / tau : volt (unless refractory)
    dtheta/dt = -theta / tau_theta : volt
    I_syn : volt
    I_gap : volt`,
  threshold: 'v > Vt + theta',
  reset: `
    v = Vr
    theta += beta`,
  refractory: 't_ref',
  parameters: {
    tau: '20 ms',
    tau_theta: '200 ms',
    beta: '2 mV',
    El: '-65 mV',
    Vt: '-50 mV',
    Vr: '-65 mV',
    t_ref: '2 ms',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'v',
};
