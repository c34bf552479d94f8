import type { SynapseDescription } from '../../network/description.js';

/**
 * `w` is a plain factor of `conductance`, which carries the unit: 1 for a leaky model (its leak), 1 nS for adex or hh.
 * The target's membrane must be a voltage `v`.
 */
export const nmda: SynapseDescription = {
  about: 'NMDA current with magnesium block; `variable: I_syn` says where it flows.',
  source: 'Jahr & Stevens (1990), J. Neurosci. 10:3178; Wang (1999), J. Neurosci. 19:9587.',
  equations: `
    w : 1
    ds/dt = -s / tau_decay + alpha * x * (1 - s) : 1 (clock-driven)
    dx/dt = -x / tau_rise : 1 (clock-driven)
    block = 1 / (1 + Mg / 3.57 * exp(-0.062 * v_post / mV)) : 1
    {target}_post = w * conductance * s * block * (E - v_post) : {unit} (summed)`,
  on_pre: 'x += 1',
  method: 'rk2',
  parameters: {
    tau_rise: '2 ms',
    tau_decay: '100 ms',
    alpha: '0.5 kHz',
    Mg: 1,
    E: '0 mV',
    conductance: 1,
  },
  init: { w: 1 },
};
