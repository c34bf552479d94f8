/** The schema of network files as JSON Schema, from the one schema that also checks them: for editors and other tools. */
import { z } from 'zod';
import { learningSchema } from './schema/learning.js';
import { networkSchema } from './schema/network.js';
import { settlingSchema } from './schema/settling.js';

export function networkJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(z.union([networkSchema, learningSchema, settlingSchema]), {
    io: 'input',
    unrepresentable: 'any',
  });
  return {
    $schema,
    title: 'Synfire network',
    description:
      'A network of populations and projections, its models and probes; or layers that learn from samples.',
    ...rest,
  };
}
