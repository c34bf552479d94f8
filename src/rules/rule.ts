/**
 * A learning rule is a synapse in text: what it does on the spikes of its two neurons. It is written for no neuron in
 * particular. Where its text says `{target}`, the name of the target's variable is put that spikes are added to (the
 * model's `input`, unless the projection names a `variable`), and for `{unit}` the unit of that variable. Synapse
 * models (models/synapses/) use the same two marks.
 *
 * `w` is the weight, in the unit of what it is added to; so is the parameter `wmax`, the upper bound. Amplitudes of
 * learning (`Apre`, `eta`, ...) are parts of `wmax`, and so plain numbers.
 */
import type { SynapseDescription } from '../network/description.js';

export type Rule = SynapseDescription;

export const TARGET_MARK = '{target}';
export const UNIT_MARK = '{unit}';
