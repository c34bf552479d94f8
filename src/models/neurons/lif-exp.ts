import type { NeuronDescription } from '../../network/description.js';

export const lifExp: NeuronDescription = {
  about: 'Leaky integrate-and-fire with exponentially decaying excitatory (ge) and inhibitory (gi) currents.',
  source: 'Vogels & Abbott (2005), J. Neurosci. 25:10786; Brette et al. (2007), J. Comput. Neurosci. 23:349.',
  equations: `
    dv/dt = (ge + gi - (v - El) + drive) / taum : volt (unless refractory)
    dge/dt = -ge / taue : volt
    dgi/dt = -gi / taui : volt`,
  threshold: 'v > Vt',
  reset: 'v = Vr',
  refractory: 't_ref',
  parameters: {
    taum: '20 ms',
    taue: '5 ms',
    taui: '10 ms',
    El: '-49 mV',
    Vt: '-50 mV',
    Vr: '-60 mV',
    t_ref: '5 ms',
    drive: '0 mV',
  },
  init: { v: 'Vr' },
  input: 'ge',
};
