/** The file of a network that settles, as a user may write it. */
import { z } from 'zod';
import { learnSchema } from './learning.js';
import { LARGEST_SIZE, lines, map, name, named, number, scalar, text, wholeNumber } from './values.js';

const MOST_STEPS = 10 ** 6;
const NUDGING = ['random sign', 'positive', 'centred'] as const;

const phases = {
  free: wholeNumber(1, MOST_STEPS, 'steps, whole,'),
  nudged: wholeNumber(1, MOST_STEPS, 'steps, whole,'),
  nudging: z.enum(NUDGING, `one of ${NUDGING.join(', ')}`),
};

const ruleSchema = map({
  about: text('a sentence').optional(),
  source: text('a reference').optional(),
  equations: lines('what a neuron does and tells, such as `ds/dt = drive - s : 1`'),
  on_step: text('what follows on a step, such as `s = rho`').optional(),
  cost: text('a cost, such as `(s - y)**2`').optional(),
  nudge: text('`force = ...` and `stiffness = ...`').optional(),
  on_change: text('what synapses and biases learn, such as `w += rate / beta * rho_pre * drho_post`'),
  energy: text('what a neuron adds to the energy').optional(),
  phases: map(phases).optional(),
  parameters: named(scalar(), 'values').optional(),
});

const LAYERS_PHRASE = 'a list of layers such as {size: 50, rate: 0.4}';

export const settlingSchema = map({
  synfire: z.literal(1, '1, the version of the format'),
  name,
  about: text('a sentence').optional(),
  source: text('a reference').optional(),
  data: text('the name of a data set, or a folder'),
  settles: z.union([text('the name of a rule'), ruleSchema], 'the name of a rule, or its text as a map'),
  with: named(scalar(), 'values').optional().describe("Replaces the rule's parameters"),
  phases: map(phases).partial().optional().describe("Replaces the rule's phases"),
  layers: z
    .array(
      map({
        size: wholeNumber(1, LARGEST_SIZE, 'the number of neurons, whole,'),
        rate: number('a learning rate').optional(),
      }),
      LAYERS_PHRASE,
    )
    .min(1, LAYERS_PHRASE),
  learn: learnSchema.optional(),
}).describe('A network that settles and learns from samples');
