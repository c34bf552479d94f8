/** The variable of a target neuron that an arriving spike is added to. */
import { formatDimension } from '../../equations/units/format.js';
import { type Path, Problem, within } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { ExpandedPopulation } from '../expanded.js';
import { inUserText } from '../origin.js';
import type { NetworkConstants } from './constants.js';
import { type Declared, declaredIn } from './declared.js';

export interface Arrival {
  readonly variable: string;
  /** As an equation declares it. */
  readonly unit: string;
}

/** The variable that `part` (a projection or input, at `path`) names, or else the `input` of the target's model. */
export function findArrival(
  target: ExpandedPopulation,
  part: { readonly variable?: string },
  path: Path,
  { parse }: NetworkConstants,
): Arrival {
  const declared = declaredOf(target, parse);
  const writable = [...declared.values()]
    .filter(({ kind }) => kind !== 'subexpression')
    .map(({ name }) => name);
  const variable = part.variable ?? target.model.input;
  if (variable === undefined)
    throw new Problem(`The model \`${target.modelName}\` does not say which variable is its input.`, {
      fix:
        writable.length > 0
          ? `Add \`variable: ${writable.at(-1)}\` here, or \`input: ${writable.at(-1)}\` to the model.`
          : 'It has no variable that could be one: send the spikes to another population.',
      path,
    });
  if (!writable.includes(variable))
    throw new Problem(`The model \`${target.modelName}\` has no variable \`${variable}\` to add to.`, {
      fix: suggestion(variable, writable) || 'Send the spikes to another population.',
      path: part.variable === undefined ? path : [...path, 'variable'],
    });
  return { variable, unit: formatDimension(declared.get(variable)!.dimension) };
}

function declaredOf(target: ExpandedPopulation, parse: NetworkConstants['parse']): Declared {
  return inUserText(target, () => within(['equations'], () => declaredIn(target.model.equations, parse)));
}
