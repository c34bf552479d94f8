import type { NeuronDescription } from '../../network/description.js';

/** Every leaky model has `I_syn` and `I_gap`, which synapses with a current of their own (nmda, gap_junction, ...) set by `variable`. */
export const lif: NeuronDescription = {
  about: "Leaky integrate-and-fire; a spike's weight jumps the membrane.",
  source: 'Lapicque (1907); Gerstner et al. (2014), Neuronal Dynamics, ch. 1.',
  equations: `
    dv/dt = (El - v + drive + I_syn + I_gap) / tau : volt (unless refractory)
    I_syn : volt
    I_gap : volt`,
  threshold: 'v > Vt',
  reset: 'v = Vr',
  refractory: 't_ref',
  parameters: {
    tau: '20 ms',
    El: '-65 mV',
    Vt: '-50 mV',
    Vr: '-65 mV',
    t_ref: '2 ms',
    drive: '0 mV',
  },
  init: { v: 'El' },
  input: 'v',
};
