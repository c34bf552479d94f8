/** A population of the expanded description, its texts checked and turned into a program. */
import { checkNeuron } from '../equations/check-neuron.js';
import { programNeuron } from '../equations/neuron-program.js';
import type { Parse } from '../equations/parser.js';
import type { Column } from '../equations/program.js';
import type { Quantity } from '../equations/quantity.js';
import type { Scope } from '../equations/scope.js';
import type { Values } from '../network/description.js';
import type { ExpandedPopulation } from '../network/expanded.js';
import { inUserText } from '../network/origin.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import type { CheckedInit, CheckedPopulation } from './checked-network.js';
import { checkValues } from './checked-values.js';
import { under } from './problem-list.js';
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
    return { checked, program, init: checkInit(model.init, program, context) };
  });
  if (at === undefined) return { index, name, size, path, expanded, ...checks };
  const quantities = new QuantityReader(context.constants, context.parse);
  const spikes = under([...path, 'at'], () => schedule(at, size, context.dtSeconds, quantities));
  return { index, name, size, path, expanded, ...checks, schedule: spikes };
}

/** Problems are placed at `init.name`. */
export function checkInit(
  init: Readonly<Record<string, Values>> | undefined,
  { scope, columns }: { readonly scope: Scope; readonly columns: readonly Column[] },
  context: CheckContext,
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
      return { key: column.key, values: checkValues(values, receiver, { ...context, scope, quantities }) };
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
