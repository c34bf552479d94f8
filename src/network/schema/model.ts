/** Neuron and synapse models as text. */
import { z } from 'zod';
import { lines, map, name, named, scalar, text, values } from './values.js';

/** Integrators by the names Brian2 gives them; it also calls `exact` by its older name `linear`. */
export const METHODS = ['exact', 'exponential_euler', 'euler', 'rk2', 'rk4', 'heun', 'milstein'] as const;

const method = z.enum([...METHODS, 'linear'], `one of ${METHODS.join(', ')}`);
const about = text('a sentence');
const source = text('a reference');
const statements = text('statements, one a line, such as `v = 0*mV`');

const common = {
  about: about.optional(),
  source: source.optional(),
  method: method.optional().describe('The integrator; left out, it is chosen as Brian2 chooses'),
  parameters: named(scalar(), 'values').optional(),
  init: named(values, 'initial values').optional(),
};

export const neuronSchema = map({
  equations: lines('equations, one a line, such as `dv/dt = -v / (10*ms) : volt`'),
  threshold: text('a condition, such as `v > 15*mV`').optional(),
  reset: statements.optional(),
  refractory: scalar('a time such as `2 ms`, or a condition').optional(),
  input: name.optional().describe('The variable that a plain `weight` is added to'),
  ...common,
});

export const synapseSchema = map({
  equations: lines('equations, one a line, such as `w : 1`').optional(),
  on_pre: statements.optional().describe('What a spike of the source does when it arrives'),
  on_post: statements.optional().describe('What a spike of the target does'),
  ...common,
});
