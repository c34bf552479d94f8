/** Who is connected to whom. */
import { z } from 'zod';
import { map, names, scalar, text, wholeNumber } from './values.js';

const CONNECT_PHRASE =
  '`all`, `one_to_one`, or a map with one of probability, in_degree, out_degree, total, pairs, file, within, where';
const PAIR_PHRASE = 'a pair `[source, target]` of neuron numbers';
const MOST_NEURONS = 2 ** 31 - 1;
const MOST_SYNAPSES = 2 ** 32 - 1;

const probability = scalar('a probability, a number from 0 to 1');
const neuron = wholeNumber(0, MOST_NEURONS, 'a neuron number, whole,');

const pattern = map({
  probability: probability.optional().describe('Each possible pair is connected with this probability'),
  in_degree: wholeNumber(0, MOST_NEURONS).optional().describe('Each target has so many sources'),
  out_degree: wholeNumber(0, MOST_NEURONS).optional().describe('Each source has so many targets'),
  total: wholeNumber(0, MOST_SYNAPSES)
    .optional()
    .describe('So many synapses in all, each between two neurons drawn at random'),
  pairs: z
    .array(z.tuple([neuron, neuron], PAIR_PHRASE), 'a list of pairs `[source, target]`')
    .optional()
    .describe('These pairs'),
  file: text('the name of a CSV file').optional().describe('A CSV file with columns source,target'),
  within: scalar('a distance').optional().describe('Pairs no further apart than this'),
  of: names('names of coordinates, such as [x, y]').optional(),
  where: text('a condition, such as `i != j`').optional(),
  repeats: z.boolean('true or false').optional().describe('Whether a pair may be drawn more than once'),
});

/** Keys that say which pairs are meant; a `connect` has exactly one of them, or `where` alone. */
const PATTERNS = ['probability', 'in_degree', 'out_degree', 'total', 'pairs', 'file', 'within'] as const;

/** What else each pattern may be given. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  probability: ['where'],
  in_degree: ['where', 'repeats'],
  out_degree: ['where', 'repeats'],
  total: [],
  pairs: [],
  file: [],
  within: ['of', 'probability', 'where'],
  where: [],
};

export type ConnectPattern = keyof z.infer<typeof pattern>;

/** The key that decides; `within` goes before `probability`, which may qualify it. */
export function patternOf(connect: object): ConnectPattern | undefined {
  const found = PATTERNS.filter((key) => key in connect);
  return found.includes('within') ? 'within' : (found[0] ?? ('where' in connect ? 'where' : undefined));
}

export const connectSchema = z.union(
  [
    z.enum(['all', 'one_to_one'], CONNECT_PHRASE),
    pattern.superRefine((connect, context) => {
      const chosen = patternOf(connect);
      if (!chosen) return context.addIssue({ code: 'custom', message: CONNECT_PHRASE });
      const allowed = [chosen, ...OPTIONS[chosen]];
      for (const key of Object.keys(connect).filter((key) => !allowed.includes(key))) {
        const what = `\`${key}\` does not go with \`${chosen}\`.`;
        const fix = `Leave out one of them: a connection follows one pattern.`;
        context.addIssue({ code: 'custom', path: [key], message: what, params: { fix } });
      }
      if (chosen === 'within' && !connect.of) {
        const fix = 'Name the coordinates: `of: [x, y]`.';
        context.addIssue({ code: 'custom', message: '`within` needs `of`.', params: { fix } });
      }
    }),
  ],
  CONNECT_PHRASE,
);
