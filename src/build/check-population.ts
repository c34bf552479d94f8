/** A population of the expanded description, its texts checked and turned into a program. */
import { checkNeuron, neuronScope } from '../equations/check-neuron.js';
import { programNeuron } from '../equations/neuron-program.js';
import type { Parse } from '../equations/parser.js';
import type { Column } from '../equations/program.js';
import type { Quantity } from '../equations/quantity.js';
import type { Scope } from '../equations/scope.js';
import type { Values } from '../network/description.js';
import type { ExpandedPopulation } from '../network/expanded.js';
import { inUserText } from '../network/origin.js';
import { Problem, under } from '../problem.js';
import { suggestion } from '../suggest.js';
import type { CheckedInit, CheckedPopulation, ProjectionEnd } from './checked-network.js';
import { checkValues, refuseLength } from './checked-values.js';
import { QuantityReader } from './quantity-reader.js';
import { schedule } from './schedule.js';

export interface CheckContext {
  /** The network's parameters. */
  readonly constants: ReadonlyMap<string, Quantity>;
  readonly dtSeconds: number;
  readonly parse: Parse;
}

export function checkPopulation(
  expanded: ExpandedPopulation,
  index: number,
  context: CheckContext,
): CheckedPopulation {
  const { name, size, path, model, at } = expanded;
  const checks = inUserText(expanded, () => {
    const checked = checkNeuron(model, context.constants, context.parse);
    const program = programNeuron(checked, context.dtSeconds);
    return { program, init: checkInit(model.init, program, context, size) };
  });
  if (at === undefined) return { index, name, size, path, expanded, ...checks };
  const quantities = new QuantityReader(context.constants, context.parse);
  const spikes = under([...path, 'at'], () => schedule(at, size, context.dtSeconds, quantities));
  return { index, name, size, path, expanded, ...checks, schedule: spikes };
}

/** What a projection needs to know of a population, also of one whose texts are not right otherwise. */
export function projectionEnd(
  expanded: ExpandedPopulation,
  index: number,
  { constants, parse }: CheckContext,
): ProjectionEnd {
  const { name, size, model } = expanded;
  return { index, name, size, scope: inUserText(expanded, () => neuronScope(model, constants, parse)) };
}

/** Problems are placed at `init.name`. @param size how many elements there are, where that is known already. */
export function checkInit(
  init: Readonly<Record<string, Values>> | undefined,
  { scope, columns }: { readonly scope: Scope; readonly columns: readonly Column[] },
  context: CheckContext,
  size?: number,
): CheckedInit[] {
  const quantities = new QuantityReader(withConstants(context.constants, scope), context.parse);
  return Object.entries(init ?? {}).map(([name, values]) =>
    under(['init', name], () => {
      const variable = scope.get(name);
      const column = columns.find(({ key }) => key === name);
      if (variable === undefined || column === undefined || variable.role === 'engine') {
        const known = columns.map(({ key }) => key).filter((key) => scope.get(key)?.role !== 'engine');
        throw new Problem(`There is no variable \`${name}\` to give an initial value.`, {
          fix: suggestion(name, known) || 'Leave it out.',
        });
      }
      const receiver = { name, dimension: column.dimension, type: column.type };
      const checked = checkValues(values, receiver, { ...context, scope, quantities });
      if (checked.kind === 'list' && size !== undefined)
        refuseLength(name, checked.values.length, column.shared ? 1 : size, 'neurons');
      return { key: column.key, values: checked };
    }),
  );
}

/** The network's parameters and those of a model, which hide the network's. */
export function withConstants(constants: ReadonlyMap<string, Quantity>, scope: Scope): Map<string, Quantity> {
  const all = new Map(constants);
  for (const { name, role, value, dimension } of scope.values()) {
    if (role === 'constant' && value !== undefined) all.set(name, { value, dimension });
  }
  return all;
}
