/**
 * Populations whose neurons wait for a moment that they know: nothing of them is integrated, and the threshold compares the
 * time with a variable that only their own reset changes. Such a neuron costs nothing until its time has come.
 */
import type { Circuit, Population } from '../../build/circuit.js';
import { EventQueue } from '../../clock/event-queue.js';
import type { BinaryOperator, Expression } from '../../equations/expression.js';
import { changingKeys, writtenKeys } from '../number-watch.js';

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

export class Waiting {
  private calendar = new EventQueue<number>();

  constructor(
    private readonly wait: Wait,
    private readonly dt: number,
    /** When each neuron's time comes, seconds. */
    private readonly moments: Float64Array,
  ) {}

  /** Makes the calendar from the column, before `tick`. */
  restart(tick: number): void {
    this.calendar = new EventQueue();
    for (let neuron = 0; neuron < this.moments.length; neuron++) this.expect(tick, neuron);
  }

  /** Whose time has come, ascending. */
  take(tick: number): readonly number[] {
    const due = this.calendar.take(tick);
    if (due.length === 0) return due;
    // Who has fired meanwhile, because somebody outside said so, waits for another moment, or stands here twice.
    const waiting = new Set(due.filter((neuron) => this.comesAt(tick, this.moments[neuron])));
    return [...waiting].sort((a, b) => a - b);
  }

  /** After the reset: finds the first tick from `from` at which the neuron fires. False if its time is no number. */
  expect(from: number, neuron: number): boolean {
    const moment = this.moments[neuron];
    if (!(moment < LATEST)) return !Number.isNaN(moment);
    let tick = Math.max(from, Math.floor(moment / this.dt) - LOOK_BACK);
    while (!this.comesAt(tick, moment)) tick++;
    this.calendar.push(tick, neuron);
    return true;
  }

  private comesAt(tick: number, moment: number): boolean {
    const time = tick * this.dt;
    return this.wait.strict ? time > moment : time >= moment;
  }
}

/** Rounding of a quotient may hide a tick. */
const LOOK_BACK = 1;
/** Seconds: no run lasts longer. */
const LATEST = 1e12;
