import type { NeuronDescription } from '../../network/description.js';

export const periodic: NeuronDescription = {
  about: 'Fires at offset, offset + period, offset + 2 period, ...',
  source: 'A clock.',
  equations: '',
  threshold: 't > offset - dt / 2 and timestep(t - offset, dt) % timestep(period, dt) == 0',
  parameters: {
    period: '100 ms',
    offset: '0 ms',
  },
};
