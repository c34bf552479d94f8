import type { NeuronDescription } from '../../network/description.js';

/**
 * Engines that know whose moment has not come leave such a neuron alone until then. What it costs: the rate is
 * above zero and stays as it is, and of two spikes within one tick the second comes a tick late.
 */
export const poissonEvents: NeuronDescription = {
  about:
    'Poisson source that draws when to fire next, at no cost between spikes: a constant rate, one for each neuron.',
  source: 'Gillespie (1976), J. Comput. Phys. 22:403: a waiting time drawn from its distribution.',
  equations: 'next : second',
  threshold: 't >= next',
  reset: 'next += -log(1 - rand()) / rate',
  parameters: {
    rate: '10 Hz',
  },
  init: { next: '-log(1 - rand()) / rate' },
};
