import type { NeuronDescription } from '../../network/description.js';

export const rate: NeuronDescription = {
  about:
    'Wilson-Cowan rate unit: its activity r follows a sigmoid of what its neighbours say; it never spikes.',
  source: 'Wilson & Cowan (1972), Biophys. J. 12:1.',
  equations: `
    dr/dt = (-r + (1 - k * r) * (1 / (1 + exp(-gain * (s + drive - theta))) - 1 / (1 + exp(gain * theta)))) / tau : 1
    s : 1`,
  parameters: {
    tau: '10 ms',
    k: 1,
    gain: 1.3,
    theta: 4,
    drive: 0,
  },
  input: 's',
};
