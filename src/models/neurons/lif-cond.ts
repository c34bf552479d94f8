import type { NeuronDescription } from '../../network/description.js';

export const lifCond: NeuronDescription = {
  about:
    'Leaky integrate-and-fire with excitatory (ge) and inhibitory (gi) conductances, in units of the leak.',
  source: 'Vogels & Abbott (2005), J. Neurosci. 25:10786; Brette et al. (2007), J. Comput. Neurosci. 23:349.',
  equations: `
    dv/dt = (ge * (Ee - v) + gi * (Ei - v) - (v - El) + drive) / taum : volt (unless refractory)
    dge/dt = -ge / taue : 1
    dgi/dt = -gi / taui : 1`,
  threshold: 'v > Vt',
  reset: 'v = Vr',
  refractory: 't_ref',
  method: 'exponential_euler',
  parameters: {
    taum: '20 ms',
    taue: '5 ms',
    taui: '10 ms',
    El: '-60 mV',
    Ee: '0 mV',
    Ei: '-80 mV',
    Vt: '-50 mV',
    Vr: '-60 mV',
    t_ref: '5 ms',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'ge',
};
