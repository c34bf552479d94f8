import type { NeuronDescription } from '../../network/description.js';

export const hh: NeuronDescription = {
  about: 'Hodgkin-Huxley neuron of Traub & Miles; a spike is one upward crossing of -20 mV.',
  source:
    'Traub & Miles (1991), Neuronal Networks of the Hippocampus; Brette et al. (2007), J. Comput. Neurosci. 23:349.',
  equations: `
    dv/dt = (gl * (El - v) + ge * (Ee - v) + gi * (Ei - v) - gNa * m**3 * h * (v - ENa) - gK * n**4 * (v - EK) + I + I_syn + I_gap) / Cm : volt
    dm/dt = alpha_m * (1 - m) - beta_m * m : 1
    dn/dt = alpha_n * (1 - n) - beta_n * n : 1
    dh/dt = alpha_h * (1 - h) - beta_h * h : 1
    dge/dt = -ge / taue : siemens
    dgi/dt = -gi / taui : siemens
    alpha_m = 0.32 / mV * 4*mV / exprel((13*mV - v + VT) / (4*mV)) / ms : Hz
    beta_m = 0.28 / mV * 5*mV / exprel((v - VT - 40*mV) / (5*mV)) / ms : Hz
    alpha_h = 0.128 * exp((17*mV - v + VT) / (18*mV)) / ms : Hz
    beta_h = 4 / (1 + exp((40*mV - v + VT) / (5*mV))) / ms : Hz
    alpha_n = 0.032 / mV * 5*mV / exprel((15*mV - v + VT) / (5*mV)) / ms : Hz
    beta_n = 0.5 * exp((10*mV - v + VT) / (40*mV)) / ms : Hz
    I_syn : amp
    I_gap : amp`,
  threshold: 'v > -20*mV',
  refractory: 'v > -20*mV',
  method: 'exponential_euler',
  parameters: {
    Cm: '200 pF',
    gl: '10 nS',
    El: '-60 mV',
    EK: '-90 mV',
    ENa: '50 mV',
    gNa: '20 usiemens',
    gK: '6 usiemens',
    VT: '-63 mV',
    taue: '5 ms',
    taui: '10 ms',
    Ee: '0 mV',
    Ei: '-80 mV',
    I: '0 nA',
  },
  init: { v: 'El', h: 1 },
  input: 'ge',
};
