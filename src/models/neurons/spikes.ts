import type { NeuronDescription } from '../../network/description.js';

export const spikes: NeuronDescription = {
  about: 'Replays a list of spikes: `at: [[neuron, time], ...]`.',
  source: 'A record.',
  equations: '',
};
