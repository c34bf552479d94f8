/** What marks a method: its own predictions or a read-out, and what stands in front of it. */
import { ACTIVATIONS, type ActivationName } from '../../lab/activations.js';
import type { Method } from '../../lab/methods.js';
import { READOUTS, type ReadoutName } from '../../lab/readouts/index.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';

/** What a user may say of it. */
interface MarkingOptions {
  readonly readout?: string;
  readonly activation?: string;
  readonly online?: boolean;
}

export interface Marking {
  readonly readout: ReadoutName | 'native';
  readonly activation: ActivationName;
  /** Whether every read-out is tried in the end, beside the one that marks each epoch. */
  readonly compare: boolean;
}

export function readMarking(rule: string, method: Method, options: MarkingOptions): Marking {
  if (options.readout !== ALL) return { ...readOne(rule, method, options), compare: false };
  if (options.online) {
    throw new Problem('Read-outs that learn one sample at a time cannot be compared: there is one.', {
      fix: 'Leave --online out.',
    });
  }
  const { readout } = method.defaults;
  const activation = options.activation ?? method.defaults.activation;
  const marking = {
    ...readOne(rule, method, { ...options, readout: 'logistic', activation }),
    compare: true,
  };
  return { ...marking, readout };
}

/** `--readout all`. */
export const ALL = 'all';

function readOne(
  rule: string,
  { defaults }: Method,
  { readout = defaults.readout, activation, online }: MarkingOptions,
): Omit<Marking, 'compare'> {
  if (readout === 'native') {
    if (defaults.readout !== 'native') {
      throw new Problem(`${rule} predicts nothing by itself.`, {
        fix: `Choose a --readout: ${[...READOUTS.keys()].join(', ')}.`,
      });
    }
    if (activation !== undefined) {
      throw new Problem('--activation stands between features and a read-out, and there is none.', {
        fix: 'Add --readout logistic, or leave --activation out.',
      });
    }
    return { readout, activation: defaults.activation };
  }
  if (!READOUTS.has(readout)) {
    throw new Problem(`There is no read-out \`${readout}\`.`, {
      fix: suggestion(readout, ['native', ...READOUTS.keys(), ALL]),
    });
  }
  if (online && readout !== 'logistic') {
    throw new Problem(`The read-out \`${readout}\` does not learn one sample at a time.`, {
      fix: 'Use --readout logistic, or leave --online out.',
    });
  }
  const chosen = activation ?? defaults.activation;
  if (!isActivation(chosen)) {
    throw new Problem(`There is no activation \`${chosen}\`.`, { fix: suggestion(chosen, ACTIVATIONS) });
  }
  return { readout: readout as ReadoutName, activation: chosen };
}

const isActivation = (name: string): name is ActivationName => ACTIVATIONS.some((known) => known === name);
