/**
 * Equilibrium propagation as text: what a neuron does between messages, what the network descends, and what a message of the
 * nudged phase carries to a synapse. Neurons tell each other `rho`; `drive` is what their synapses and bias make of it.
 */
export interface EquilibriumRule {
  readonly about: string;
  readonly source: string;
  /** Of a neuron; `force` and `stiffness` are 0 but at a nudged output. */
  readonly neuron: string;
  readonly rho: string;
  /** What a neuron and a synapse add to the energy, and an output neuron to the cost. */
  readonly energy: { readonly neuron: string; readonly synapse: string };
  readonly cost: string;
  /** Of a nudged output, from the gradient of beta times the cost. */
  readonly nudge: { readonly force: string; readonly stiffness: string };
  /** For each message of the nudged phase, or each pair that comes at the same moment. */
  readonly synapse: string;
  readonly bias: string;
  readonly parameters: Readonly<Record<string, number>>;
}

export const equilibrium: EquilibriumRule = {
  about: 'Settles freely, then nudged towards the target; weights learn from how far neurons moved.',
  source: 'Scellier & Bengio (2017), Front. Comput. Neurosci. 11:24.',
  neuron: 'ds/dt = -s + drive + force - stiffness * s',
  rho: 'clip(s, 0, 1)',
  energy: { neuron: 's**2 / 2 - b * rho', synapse: '-w * rho_pre * rho_post' },
  cost: '(s - y)**2',
  nudge: { force: '2 * beta * y', stiffness: '2 * beta' },
  synapse: 'w += rate / beta * (rho_pre * drho_post + rho_post * drho_pre + drho_pre * drho_post)',
  bias: 'b += rate / beta * drho',
  parameters: { beta: 0.5, rate: 0.1 },
};
