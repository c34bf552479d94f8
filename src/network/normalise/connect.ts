/** `connect` as a user may write it -> one pattern with its options. */
import type { ConnectDescription } from '../description.js';
import { patternOf } from '../schema/connect.js';
import type { ProjectionInput } from '../schema/network.js';

export function normaliseConnect(connect: ProjectionInput['connect']): ConnectDescription {
  if (typeof connect === 'string') return { pattern: connect };
  const where = connect.where === undefined ? {} : { where: connect.where };
  const pattern = patternOf(connect);
  switch (pattern) {
    case 'probability':
      return { pattern, probability: connect.probability!, ...where };
    case 'in_degree':
    case 'out_degree':
      return { pattern, degree: connect[pattern]!, ...where, repeats: connect.repeats ?? false };
    case 'total':
      return { pattern, total: connect.total! };
    case 'pairs':
      return { pattern, pairs: connect.pairs! };
    case 'file':
      return { pattern, file: connect.file! };
    case 'within': {
      const { within, of, probability } = connect;
      const chance = probability === undefined ? {} : { probability };
      return { pattern, within: within!, of: typeof of === 'string' ? [of] : of!, ...chance, ...where };
    }
    default:
      return { pattern: 'all', ...where };
  }
}
