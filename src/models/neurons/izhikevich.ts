import type { NeuronDescription } from '../../network/description.js';

export const izhikevich: NeuronDescription = {
  about: 'Izhikevich neuron, regular spiking; millivolts and milliseconds without units, as published.',
  source: 'Izhikevich (2003), IEEE Trans. Neural Netw. 14:1569.',
  equations: `
    dv/dt = (0.04 * v**2 + 5 * v + 140 - u + I + I_syn + I_gap) / ms : 1
    du/dt = a * (b * v - u) / ms : 1
    I_syn : 1
    I_gap : 1`,
  threshold: 'v >= 30',
  reset: `
    v = c
    u += d`,
  method: 'euler',
  parameters: {
    a: 0.02,
    b: 0.2,
    c: -65,
    d: 8,
    I: 0,
  },
  init: { v: 'c', u: 'b * c' },
  input: 'v',
};
