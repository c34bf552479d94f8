/** What can be said to a neuron, a synapse or a drive. The message carries no more than its port and the tick. */
export const Port = {
  /** To a neuron or a clock-driven synapse: a tick passes. */
  integrate: 0,
  /** To a neuron: it has crossed its threshold, or fires because somebody outside says so. */
  fire: 1,
  /** To a synapse: a spike of its source has arrived. To a drive: the tick's private spikes arrive. */
  arrive: 2,
  /** To a synapse: its target has fired. */
  targetFired: 3,
  /** To a neuron that has fired: the tick is over. */
  reset: 4,
  /** To a neuron: its summed variables start again from 0. */
  clearSums: 5,
  /** To a synapse: add what it gives to the summed variables of its neurons. */
  sum: 6,
  /** To a neuron or synapse: a tick begins. */
  prepare: 7,
} as const;
