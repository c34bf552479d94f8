import { RandomStream } from '../../../src/clock/random.js';
import type { LabelledRows } from '../../../src/engines/equilibrium/learner.js';

/** Inputs of which half are 0, as most of a picture's are. */
export function randomSamples(
  widths: readonly number[],
  count: number,
  seed: number,
  haveIdentities: boolean,
): LabelledRows {
  const random = new RandomStream(seed, 'test', 'samples');
  const [inputs, classes] = [widths[0], widths[widths.length - 1]];
  const values = Float32Array.from({ length: count * inputs }, (_, k) =>
    Math.max(0, 2 * random.uniform(k, 0, 0) - 1),
  );
  return {
    inputs: { count, width: inputs, values },
    labels: Uint8Array.from({ length: count }, (_, k) => Math.floor(random.uniform(k, 0, 1) * classes)),
    identities: haveIdentities ? Array.from({ length: count }, (_, k) => k) : undefined,
  };
}
