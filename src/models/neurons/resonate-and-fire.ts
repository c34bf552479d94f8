import type { NeuronDescription } from '../../network/description.js';

export const resonateAndFire: NeuronDescription = {
  about: 'A damped oscillator that fires: it answers to spikes in step with its own rhythm.',
  source: 'Izhikevich (2001), Neural Networks 14:883.',
  equations: `
    dx/dt = b * x - omega * y + drive / ms : 1
    dy/dt = omega * x + b * y : 1`,
  threshold: 'y > 1',
  reset: `
    x = 0
    y = 1`,
  parameters: {
    b: '-0.1 kHz',
    omega: '1 kHz',
    drive: 0,
  },
  input: 'x',
};
