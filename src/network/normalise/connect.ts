/** `connect` as a user may write it -> one pattern with its options. */
import { type Path, Problem } from '../../problem.js';
import type { ConnectDescription, Scalar } from '../description.js';
import { patternOf } from '../schema/connect.js';
import type { ProjectionInput } from '../schema/network.js';

export function normaliseConnect(connect: ProjectionInput['connect'], path: Path): ConnectDescription {
  if (typeof connect === 'string') return { pattern: connect };
  const where = connect.where === undefined ? {} : { where: connect.where };
  const pattern = patternOf(connect);
  switch (pattern) {
    case 'probability':
      return { pattern, probability: checkedProbability(connect.probability!, path), ...where };
    case 'in_degree':
    case 'out_degree':
      return { pattern, degree: connect[pattern]!, ...where, repeats: connect.repeats ?? false };
    case 'pairs':
      return { pattern, pairs: connect.pairs! };
    case 'file':
      return { pattern, file: connect.file! };
    case 'within': {
      const { within, of, probability } = connect;
      const chance = probability === undefined ? {} : { probability: checkedProbability(probability, path) };
      return { pattern, within: within!, of: typeof of === 'string' ? [of] : of!, ...chance, ...where };
    }
    default:
      return { pattern: 'all', ...where };
  }
}

/** Text is an expression, whose value only the builder can know. */
function checkedProbability(probability: Scalar, path: Path): Scalar {
  if (typeof probability === 'string' || (probability >= 0 && probability <= 1)) return probability;
  throw new Problem(`The probability ${probability} is not between 0 and 1.`, {
    fix: 'Write 0.02 for 2 %.',
    path: [...path, 'probability'],
  });
}
