/** First values of what a layer keeps: numbers, or texts that may draw and see the numbers of the two neurons. */
import type { LayerDescription } from '../../network/layer-description.js';
import { Problem, within } from '../../problem.js';
import { checkText } from '../check-text.js';
import type { Equation } from '../checked.js';
import { type Expression, number } from '../expression.js';
import type { Parse } from '../parser.js';
import type { Variable } from '../scope.js';
import { engineVariable } from '../text-scope.js';
import { DIMENSIONLESS, sameDimension } from '../units/dimension.js';
import { inUnits } from '../units/format.js';

export function initialValues(
  { init = {} }: LayerDescription,
  equations: readonly Equation[],
  scope: ReadonlyMap<string, Variable>,
  parse: Parse,
): ReadonlyMap<string, Expression> {
  const visible = new Map([...scope].filter(([, { owner }]) => owner === 'network'));
  // Numbers of a neuron, or of a synapse's two.
  for (const name of ['i', 'j']) visible.set(name, engineVariable(name, 'own', 'integer'));
  const kept = equations.filter(({ kind, flags }) => kind === 'parameter' && !flags.has('given'));
  for (const name of Object.keys(init))
    if (!kept.some((equation) => equation.name === name))
      throw new Problem(`Nothing that is kept is called \`${name}\`.`, {
        fix: `Kept are: ${kept.map((equation) => equation.name).join(', ')}.`,
        path: ['init', name],
      });
  return new Map(
    kept.map(({ name, dimension, type }) => {
      const written = Object.hasOwn(init, name) ? init[name] : 0;
      if (typeof written === 'number') {
        if (written !== 0 && !sameDimension(dimension, DIMENSIONLESS))
          throw new Problem(`\`${name}\` is ${inUnits(dimension)}, but begins as a plain number.`, {
            fix: 'Give the number a unit.',
            path: ['init', name],
          });
        return [name, number(written)];
      }
      return [name, within(['init', name], () => checkText(written, visible, dimension, parse, type))];
    }),
  );
}
