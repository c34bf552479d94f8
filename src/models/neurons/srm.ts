import type { NeuronDescription } from '../../network/description.js';

/** `u` is measured from rest. The refractory time makes `lastspike` known; the kernel of the last spike does the rest. */
export const srm: NeuronDescription = {
  about:
    'Spike response model SRM0: the potential is the sum of response kernels of arrivals and of the last spike; escape noise.',
  source: 'Gerstner & Kistler (2002), Spiking Neuron Models, ch. 4-5.',
  equations: `
    dh/dt = (x - h) / tau_m : volt
    dx/dt = -x / tau_s : volt
    u = h + drive - eta0 * exp(-(t - lastspike) / tau_ref) : volt
    hazard = rho0 * exp((u - theta) / DeltaU) : Hz`,
  threshold: 'rand() < 1 - exp(-hazard * dt)',
  refractory: 't_ref',
  parameters: {
    tau_m: '10 ms',
    tau_s: '4 ms',
    tau_ref: '8 ms',
    eta0: '15 mV',
    theta: '15 mV',
    DeltaU: '1 mV',
    rho0: '1 kHz',
    t_ref: '2 ms',
    drive: '0 mV',
  },
  input: 'x',
};
