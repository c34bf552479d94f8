/** What to record. */
import { z } from 'zod';
import { map, names, text, time, wholeNumber } from './values.js';

const LAST_INDEX = 2 ** 31 - 1;
const SELECT_PHRASE = '`all`, a number, a range such as `0..9`, or a list such as [0, 3, 5]';

export const RANGE = /^(\d{1,10})\.\.(\d{1,10})$/;

const index = wholeNumber(0, LAST_INDEX, 'a number of a neuron or synapse, whole,');
const range = z.string(SELECT_PHRASE).regex(RANGE, SELECT_PHRASE);

const selectSchema = z
  .union(
    [z.literal('all', SELECT_PHRASE), index, range, z.array(z.union([index, range], SELECT_PHRASE))],
    SELECT_PHRASE,
  )
  .describe(SELECT_PHRASE);

const every = time.optional().describe('How often; left out, every tick');

/** One map for all kinds, so that a misspelt key is compared with all of them. */
export const probeSchema = map({
  spikes: names('names of populations').optional(),
  rate: names('names of populations').optional(),
  state: names('names of variables').optional(),
  synapses: names('names of variables of synapses').optional(),
  of: text('the name of a population or projection').optional(),
  select: selectSchema.optional(),
  every,
}).superRefine((probe, context) => {
  const kinds = PROBE_KINDS.filter((kind) => kind in probe);
  const refuse = (message: string, fix: string, path: string[] = []) =>
    context.addIssue({ code: 'custom', message, path, params: { fix } });
  if (kinds.length !== 1)
    return refuse(
      kinds.length === 0
        ? 'A probe does not say what it records.'
        : `A probe records ${kinds.join(' and ')}.`,
      `Write one of ${PROBE_KINDS.join(', ')} in each probe.`,
    );
  const [kind] = kinds;
  for (const key of Object.keys(probe).filter((key) => key !== kind && !PROBE_OPTIONS[kind].includes(key)))
    refuse(`\`${key}\` does not go with \`${kind}\`.`, 'Leave it out.', [key]);
  if (PROBE_OPTIONS[kind].includes('of') && probe.of === undefined)
    refuse(`\`${kind}\` does not say of what.`, `Add \`of\`: the name of a ${SUBJECT[kind]}.`);
});

const PROBE_KINDS = ['spikes', 'rate', 'state', 'synapses'] as const;
const PROBE_OPTIONS: Readonly<Record<(typeof PROBE_KINDS)[number], readonly string[]>> = {
  spikes: [],
  rate: ['every'],
  state: ['of', 'select', 'every'],
  synapses: ['of', 'select', 'every'],
};
const SUBJECT: Readonly<Record<string, string>> = { state: 'population', synapses: 'projection' };
