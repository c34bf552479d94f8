import type { NeuronDescription } from '../../network/description.js';

export const poisson: NeuronDescription = {
  about: 'Poisson source: a constant rate, one for each neuron, or text of t.',
  source: 'Dayan & Abbott (2001), Theoretical Neuroscience, ch. 1.',
  equations: '',
  threshold: 'rand() < rate * dt',
  parameters: {
    rate: '10 Hz',
  },
};
