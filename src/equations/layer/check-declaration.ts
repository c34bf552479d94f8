/** One declaration of a layer's text: that its flag has a meaning for its owner, and that its value is of its kind. */
import { Problem } from '../../problem.js';
import { mismatch, ofType, placed } from '../check-equations.js';
import type { Equation } from '../checked.js';
import { kindOf } from '../dimensions.js';
import { isRandom } from '../draws.js';
import type { Expression } from '../expression.js';
import type { TextScope } from '../text-scope.js';
import { DIMENSIONLESS, sameDimension } from '../units/dimension.js';
import { inUnits } from '../units/format.js';
import { demandOwnSide } from './own-side.js';
import { ANSWER, type Side, sideOf } from './side.js';

/** What a neuron may make of what its synapses tell. */
const GATHERED = ['summed', 'largest over synapses'] as const;

export function checkDeclaration(equation: Equation, scope: TextScope): Equation {
  const { name, expression, dimension, type, flags, offset } = equation;
  const side = sideOf(name);
  demandFlagOfSide(equation, side);
  if (name === ANSWER) demandNumber(equation, 'is what the layer answers');
  if (expression === undefined) {
    demandMerge(equation);
    return equation;
  }
  demandNoDraws(expression, offset);
  const found = placed(offset, () => kindOf(expression, scope.resolve));
  if (side !== 'own' && !GATHERED.some((flag) => flags.has(flag)))
    demandOwnSide(name, expression, scope, offset);
  // A rank is a whole number whatever is ranked.
  if (flags.has('rank in layer')) {
    demandNumber(equation, 'is a rank');
    return equation;
  }
  if (!sameDimension(found.dimension, dimension)) throw mismatch(name, dimension, expression, found);
  return { ...equation, expression: ofType(expression, found, type) };
}

/** @param why it cannot have a unit. */
export function demandNumber({ name, dimension, type, offset }: Equation, why: string): void {
  if (sameDimension(dimension, DIMENSIONLESS)) return;
  throw new Problem(`\`${name}\` ${why}, and has no unit, but is declared ${inUnits(dimension)}.`, {
    fix: `Declare it \`: ${type === 'float' ? '1' : type}\`; divide what has a unit by one.`,
    offset,
  });
}

export function demandNoDraws(expression: Expression, offset: number | undefined): void {
  if (isRandom(expression))
    throw new Problem('A layer draws random numbers only in `init`.', {
      fix: 'Let what is random be a kept variable, or a part of the input.',
      offset: expression.offset ?? offset,
    });
}

function demandFlagOfSide({ name, flags, offset }: Equation, side: Side): void {
  const [flag, other] = flags;
  if (other !== undefined)
    throw new Problem(`\`${name}\` cannot be both \`(${flag})\` and \`(${other})\`.`, {
      fix: 'Keep one of the two, or declare another variable for the second.',
      offset,
    });
  if (flag === undefined) return;
  if (side !== 'own' && flag === 'summed in order')
    throw new Problem(`\`${name}\` is \`(summed in order)\`, but belongs to a neuron.`, {
      fix: `A running sum is a synapse's: \`${name.replace(/_(pre|post)$/, '')} = ...\`.`,
      offset,
    });
  const fix = side === 'own' ? OF_NEURONS.get(flag) : undefined;
  if (fix !== undefined)
    throw new Problem(`\`${name}\` is \`(${flag})\`, but belongs to a synapse.`, { fix: fix(name), offset });
}

const NEURONS_GATHER = (name: string) =>
  `A neuron gathers: \`${name}_post = ...\`, or \`${name}_pre = ...\`. A running sum is \`(summed in order)\`.`;
const LAYERS_HAVE = (name: string) => `Neurons have a layer: \`${name}_post = ...\`.`;

/** Flags that synapses cannot have, and what to write instead. */
const OF_NEURONS = new Map<string, (name: string) => string>([
  ...GATHERED.map((flag) => [flag, NEURONS_GATHER] as const),
  ['given', (name) => `Neurons are told: \`${name}_post\` or \`${name}_pre\`.`],
  ['summed over layer', LAYERS_HAVE],
  ['largest in layer', LAYERS_HAVE],
  ['rank in layer', LAYERS_HAVE],
]);

/** The mean of the changes of a batch is neither whole nor a truth, and their sum is no truth. */
function demandMerge({ name, type, flags, offset }: Equation): void {
  if (type === 'float' || flags.has('given') || flags.has('largest over batch')) return;
  if (type === 'integer' && flags.has('summed over batch')) return;
  const summed = flags.has('summed over batch');
  throw new Problem(
    `\`${name}\` is ${type === 'integer' ? 'an integer' : 'a boolean'}, but the ${summed ? 'sum' : 'mean'} of what the frames of a batch make of it need not be.`,
    {
      fix: `Declare it \`: 1\`, or \`: ${type} (largest over batch)\`${type === 'integer' ? ' or `(summed over batch)`' : ''}.`,
      offset,
    },
  );
}
