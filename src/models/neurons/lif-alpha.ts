import type { NeuronDescription } from '../../network/description.js';

export const lifAlpha: NeuronDescription = {
  about:
    'Leaky integrate-and-fire with alpha-shaped currents; the weight is the peak of the current, in the millivolts it would hold.',
  source: 'Rall (1967), J. Neurophysiol. 30:1138; Gerstner et al. (2014), Neuronal Dynamics, ch. 1.',
  equations: `
    dv/dt = (El - v + a + drive) / tau : volt (unless refractory)
    da/dt = (exp(1) * x - a) / tau_syn : volt
    dx/dt = -x / tau_syn : volt`,
  threshold: 'v > Vt',
  reset: 'v = Vr',
  refractory: 't_ref',
  parameters: {
    tau: '20 ms',
    tau_syn: '5 ms',
    El: '-65 mV',
    Vt: '-50 mV',
    Vr: '-65 mV',
    t_ref: '2 ms',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'x',
};
