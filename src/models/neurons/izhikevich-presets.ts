import type { NeuronDescription } from '../../network/description.js';
import { izhikevich } from './izhikevich.js';

/** The published kinds of cell: the same equations, other a, b, c, d (Izhikevich 2003, fig. 2). */
function preset(kind: string, a: number, b: number, c: number, d: number): NeuronDescription {
  return {
    ...izhikevich,
    about: `Izhikevich neuron, ${kind}.`,
    parameters: { ...izhikevich.parameters, a, b, c, d },
  };
}

export const izhikevichPresets = {
  izhikevich_rs: preset('regular spiking', 0.02, 0.2, -65, 8),
  izhikevich_ib: preset('intrinsically bursting', 0.02, 0.2, -55, 4),
  izhikevich_ch: preset('chattering', 0.02, 0.2, -50, 2),
  izhikevich_fs: preset('fast spiking', 0.1, 0.2, -65, 2),
  izhikevich_lts: preset('low-threshold spiking', 0.02, 0.25, -65, 2),
  izhikevich_tc: preset('thalamo-cortical', 0.02, 0.25, -65, 0.05),
  izhikevich_rz: preset('resonator', 0.1, 0.26, -65, 2),
};
