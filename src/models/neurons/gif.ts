import type { NeuronDescription } from '../../network/description.js';

export const gif: NeuronDescription = {
  about:
    'Generalised integrate-and-fire: spike-triggered current and threshold, and a stochastic (escape) spike.',
  source:
    'Mensi et al. (2012), J. Neurophysiol. 107:1756; Pozzorini et al. (2015), PLoS Comput. Biol. 11:e1004275.',
  equations: `
    dv/dt = (El - v - eta + drive + I_syn + I_gap) / tau : volt (unless refractory)
    deta/dt = -eta / tau_eta : volt
    dtheta/dt = -theta / tau_theta : volt
    hazard = lambda0 * exp((v - VT - theta) / DeltaV) : Hz
    I_syn : volt
    I_gap : volt`,
  threshold: 'rand() < 1 - exp(-hazard * dt)',
  reset: `
    v = Vr
    eta += eta_jump
    theta += theta_jump`,
  refractory: 't_ref',
  parameters: {
    tau: '15 ms',
    El: '-65 mV',
    Vr: '-60 mV',
    VT: '-50 mV',
    DeltaV: '1 mV',
    lambda0: '1 kHz',
    tau_eta: '80 ms',
    eta_jump: '3 mV',
    tau_theta: '100 ms',
    theta_jump: '2 mV',
    t_ref: '4 ms',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'v',
};
