/** Populations whose neurons wait for a moment that they know: `t >= next`, where only their own reset changes `next`. */
import type { Circuit, Population } from '../../../build/circuit.js';
import type { BinaryOperator, Expression } from '../../../equations/expression.js';
import { changingKeys, writtenKeys } from '../../number-watch.js';

/** What a population waits for: `t >= key`, or `t > key`. */
export interface Wait {
  readonly key: string;
  readonly strict: boolean;
}

/** Undefined where the population has to be looked at in every tick. */
export function waitOf(circuit: Circuit, population: Population): Wait | undefined {
  const { program } = population;
  if (program.integrate.statements.length > 0 || program.prepare !== undefined) return undefined;
  const wait = program.threshold && compareWithTime(program.threshold.condition);
  const variable = wait && program.scope.get(wait.key);
  if (variable?.owner !== 'own' || variable.shared || !population.columns.has(wait!.key)) return undefined;
  const own = writtenKeys([program.reset], program.scope, 'own');
  const byOthers = [
    ...changingKeys(
      { ...circuit, populations: [] },
      { ...population, program: { ...program, reset: NOTHING } },
    ),
  ];
  return own.has(wait!.key) && !byOthers.includes(wait!.key) ? wait : undefined;
}

const NOTHING = { statements: [], draws: 0 };

/** `t >= x`, `t > x`, `x <= t` or `x < t`. */
function compareWithTime(condition: Expression): Wait | undefined {
  if (condition.kind !== 'binary') return undefined;
  const { operator, left, right } = condition;
  if (left.kind !== 'symbol' || right.kind !== 'symbol') return undefined;
  if (left.name === 't')
    return LATER.get(operator) === undefined ? undefined : { key: right.name, strict: LATER.get(operator)! };
  if (right.name === 't')
    return EARLIER.get(operator) === undefined
      ? undefined
      : { key: left.name, strict: EARLIER.get(operator)! };
  return undefined;
}

/** Operators, and whether they are strict. */
const LATER: ReadonlyMap<BinaryOperator, boolean> = new Map([
  ['>=', false],
  ['>', true],
]);
const EARLIER: ReadonlyMap<BinaryOperator, boolean> = new Map([
  ['<=', false],
  ['<', true],
]);
