/** Private Poisson drive of the expanded description, checked against the population it drives. */
import { evaluateQuantity } from '../equations/quantity.js';
import { DIMENSIONLESS, divideDimensions, SECOND } from '../equations/units/dimension.js';
import type { ExpandedInput } from '../network/expanded.js';
import { Problem, under, within } from '../problem.js';
import { suggestion } from '../suggest.js';
import { type CheckContext, withConstants } from './check-population.js';
import type { CheckedDrive, CheckedPopulation } from './checked-network.js';
import { checkValues, refuseLength } from './checked-values.js';
import { expectDimension, QuantityReader } from './quantity-reader.js';

const HERTZ = divideDimensions(DIMENSIONLESS, SECOND);

/** Problems have paths from the root of the description. */
export function checkDrive(
  input: ExpandedInput,
  index: number,
  target: CheckedPopulation,
  context: CheckContext,
): CheckedDrive {
  return under(input.path, () => {
    const { scope, columns } = target.program;
    const column = columns.find(({ key }) => key === input.variable);
    if (column === undefined) {
      const known = columns.map(({ key }) => key);
      throw new Problem(`The neurons of ${target.name} have no variable \`${input.variable}\`.`, {
        fix: suggestion(input.variable, known) || 'Drive another population.',
        path: ['variable'],
      });
    }
    const quantities = new QuantityReader(withConstants(context.constants, scope), context.parse);
    const receiver = { name: 'The weight', dimension: column.dimension, type: column.type };
    const weight = under(['weight'], () => {
      const values = checkValues(input.weight, receiver, { ...context, scope, quantities });
      if (values.kind === 'list') refuseLength('weight', values.values.length, target.size, 'neurons');
      return values;
    });
    return {
      name: `drive ${index} of ${target.name}`,
      index,
      path: input.path,
      population: target.index,
      variable: input.variable,
      weight,
      sources: input.sources,
      probability: within(['poisson', 'rate'], () => chancePerTick(input, context)),
    };
  });
}

function chancePerTick({ rate }: ExpandedInput, { constants, parse, dtSeconds }: CheckContext): number {
  const quantity = evaluateQuantity(rate, constants, parse);
  expectDimension(quantity, HERTZ, 'The rate', String(rate));
  const chance = quantity.value * dtSeconds;
  if (chance >= 0 && chance <= 1) return chance;
  throw new Problem(
    `A source of ${rate} fires with probability ${chance} in a tick of ${dtSeconds} s.`,
    chance < 0
      ? { fix: 'Give a rate of 0 Hz or more.' }
      : { fix: 'Give more sources with a lower rate, or make dt smaller.' },
  );
}
