/** Neuron and synapse models as text. */
import { z } from 'zod';
import { INTEGRATOR_ALIASES, INTEGRATOR_NAMES } from '../../equations/integrators/names.js';
import { lines, map, name, named, scalar, text, values } from './values.js';

const method = z.enum(
  [...INTEGRATOR_NAMES, ...INTEGRATOR_ALIASES.keys()],
  `one of ${INTEGRATOR_NAMES.join(', ')}`,
);
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
