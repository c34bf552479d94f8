/** The file of a network that learns from samples, as a user may write it. */
import { z } from 'zod';
import { LARGEST_SIZE, lines, map, name, named, number, scalar, text, wholeNumber } from './values.js';

const MOST_SAMPLES = 10 ** 9;
const SEED_LIMIT = 2 ** 32 - 1;
const statements = text('statements, one a line, such as `w += eta * y_post * y_pre`');

export const layerRuleSchema = map({
  about: text('a sentence').optional(),
  source: text('a reference').optional(),
  equations: lines('equations, one a line, such as `y_post = w * y_pre : 1 (summed)`'),
  shows: name.optional().describe('The variable that read-outs look at'),
  on_start: statements.optional(),
  on_frame: statements.optional().describe('How a layer learns from a frame'),
  parameters: named(scalar(), 'values').optional(),
  init: named(scalar('a number, or text such as `randn() / sqrt(N_pre)`'), 'initial values').optional(),
});

const layerSchema = map({
  rule: z.union([text('the name of a rule'), layerRuleSchema], 'the name of a rule, or its text as a map'),
  size: wholeNumber(1, LARGEST_SIZE, 'the number of neurons, whole,'),
  with: named(scalar(), 'values').optional().describe("Replaces the rule's parameters"),
});

export const learnSchema = map({
  epochs: wholeNumber(1, MOST_SAMPLES, 'passes over the samples, whole,').optional(),
  batch: wholeNumber(1, MOST_SAMPLES, 'samples in a batch, whole,').optional(),
  samples: wholeNumber(1, MOST_SAMPLES, 'the first so many samples, whole,').optional(),
  labels: number('a number above 0')
    .gt(0, 'a number above 0')
    .optional()
    .describe('How strongly labels are mixed into the input'),
  joined: z
    .boolean('true or false')
    .optional()
    .describe('Whether read-outs see all layers, not the last alone'),
  readout: text('the name of a read-out, such as logistic').optional(),
  activation: text('the name of an activation, such as triangle').optional(),
  seed: wholeNumber(0, SEED_LIMIT, 'a seed, whole,').optional(),
});

const LAYERS_PHRASE = 'a list of layers such as {rule: oja, size: 50}';

export const learningSchema = map({
  synfire: z.literal(1, '1, the version of the format'),
  name,
  about: text('a sentence').optional(),
  source: text('a reference').optional(),
  data: text('the name of a data set, or a folder'),
  rules: named(layerRuleSchema, 'rules').optional(),
  layers: z.array(layerSchema, LAYERS_PHRASE).min(1, LAYERS_PHRASE),
  learn: learnSchema.optional(),
}).describe('A network that learns from samples');

export type LearningInput = z.infer<typeof learningSchema>;
