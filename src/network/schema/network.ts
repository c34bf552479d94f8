/** The network file as a user may write it, shorthands and all; `normalise.ts` gives it its one full shape. */
import { z } from 'zod';
import { PRECISIONS } from '../../numeric/precision.js';
import { connectSchema } from './connect.js';
import { neuronSchema, synapseSchema } from './model.js';
import { probeSchema } from './probe.js';
import {
  LARGEST_SIZE,
  lines,
  map,
  name,
  named,
  names,
  openMap,
  scalar,
  text,
  time,
  values,
  wholeNumber,
} from './values.js';

const SEED_LIMIT = 2 ** 32 - 1;
const SPIKE_PHRASE = 'a pair [neuron, time] such as [0, "3.2 ms"]';

const populationKeys = {
  model: z.union([text('the name of a model'), neuronSchema], 'the name of a model, or its text as a map'),
  size: wholeNumber(0, LARGEST_SIZE, 'the number of neurons, whole,').optional(),
  with: named(values, 'values').optional().describe("Replaces the model's parameters"),
  init: named(values, 'initial values').optional(),
  positions: named(values, 'coordinates').optional().describe('Coordinates, such as {x: rand(), y: rand()}'),
  at: z
    .array(
      z.tuple([wholeNumber(0, LARGEST_SIZE - 1, 'a neuron number, whole,'), scalar()], SPIKE_PHRASE),
      `a list of pairs [neuron, time]`,
    )
    .optional()
    .describe('Spikes to replay, for `model: spikes`'),
};

/** Other keys are parameters of the model: `{model: poisson, size: 10, rate: 15 Hz}`. */
export const populationSchema = openMap(populationKeys, values);

const learnSchema = z.union(
  [text('the name of a rule'), openMap({ rule: text('the name of a rule') }, values)],
  'the name of a rule, or a map such as {rule: stdp, Apre: 0.01}',
);

const statements = text('statements, one a line, such as `ge_post += w`');

const projectionSchema = map({
  name: name.optional(),
  from: text('the name of a population'),
  to: names('the name of a population, or a list of names'),
  connect: connectSchema,
  synapse: z
    .union(
      [text('the name of a synapse model'), synapseSchema],
      'the name of a synapse model, or its text as a map',
    )
    .optional(),
  learn: learnSchema.optional(),
  on_pre: statements.optional(),
  on_post: statements.optional(),
  weight: values.optional().describe("Added to the target's input by each arriving spike"),
  variable: name.optional().describe("The target's variable to add to, instead of its model's input"),
  with: named(values, 'values').optional(),
  init: named(values, 'initial values').optional(),
  delay: values.optional().describe('How long a spike travels'),
  procedural: z
    .boolean('true or false')
    .optional()
    .describe('Whether synapses are drawn anew for each spike instead of being stored'),
});

const inputSchema = map({
  to: names('the name of a population, or a list of names'),
  poisson: map({
    sources: wholeNumber(1, LARGEST_SIZE, 'the number of sources of each neuron, whole,'),
    rate: scalar('a rate with its unit, such as `20 Hz`'),
  }).describe('Independent Poisson sources of each neuron'),
  on_pre: text('one statement such as `v += 0.1*mV`').optional(),
  weight: values.optional(),
  variable: name.optional(),
});

export const networkSchema = map({
  synfire: z.literal(1, 'the version of the format, 1'),
  name: text('a name').max(100, 'a name of at most 100 characters'),
  about: lines('a few sentences').optional(),
  source: lines('a reference').optional(),
  dt: time.optional().describe('The length of a tick; 0.1 ms if left out'),
  precision: z
    .enum(PRECISIONS, '`f64` or `f32`')
    .optional()
    .describe('What variables of neurons are kept and computed as; f64 if left out'),
  parameters: named(scalar(), 'values').optional(),
  models: named(neuronSchema, 'neuron models').optional(),
  synapses: named(synapseSchema, 'synapse models').optional(),
  populations: named(populationSchema, 'populations'),
  projections: z.array(projectionSchema, 'a list of projections').optional(),
  inputs: z.array(inputSchema, 'a list of inputs').optional(),
  probes: z.array(probeSchema, 'a list of probes').optional(),
  run: map({
    for: time.optional().describe('How long to simulate'),
    seed: wholeNumber(0, SEED_LIMIT).optional(),
  }).optional(),
});

/** The keys of a population's own, without the parameters of its model that may stand beside them. */
export type PopulationOwn = z.input<z.ZodObject<typeof populationKeys>>;
export type PopulationInput = PopulationOwn & Readonly<Record<string, unknown>>;
/** What a user may write. */
export type NetworkInput = Omit<z.input<typeof networkSchema>, 'populations'> & {
  populations: Record<string, PopulationInput>;
};
export type ProjectionInput = z.input<typeof projectionSchema>;
export type InputInput = z.input<typeof inputSchema>;
export type ProbeInput = z.input<typeof probeSchema>;
export type NeuronInput = z.input<typeof neuronSchema>;
export type SynapseInput = z.input<typeof synapseSchema>;
