/** What a part of a circuit keeps of one population: the columns of its stretch of neurons, and lists of who fires. */
import type { Circuit, Population } from '../../../build/circuit.js';
import { timestep } from '../../../clock/ticks.js';
import type { Expression } from '../../../equations/expression.js';
import type { Kept } from '../../../equations/kernel/frame.js';
import type { Program } from '../../../equations/program.js';
import { reserveDraws } from './draw-room.js';
import { type Frozen, frozenTargets, withoutFreezing, withoutGate } from './frozen.js';
import type { MemoryPlan } from './memory-plan.js';
import type { Stretch } from './part.js';
import { precisionOf } from './precision-of.js';
import { type Wait, waitOf } from './wait.js';
import { BYTES_PER, BYTES_PER_INDEX, withRoom } from './widths.js';

export interface NeuronColumn extends Required<Kept> {
  /** Entries, without the room behind them. */
  readonly length: number;
  /** One value for the whole population. */
  readonly shared: boolean;
}

export interface NeuronBlock {
  readonly population: Population;
  readonly stretch: Stretch;
  readonly size: number;
  readonly columns: ReadonlyMap<string, NeuronColumn>;
  /** Where the numbers of the neurons that fire in this tick are listed, counted from the beginning of the stretch. */
  readonly fired: number;
  /** `integrate` without what `refractory.ts` and the list of `frozen` do instead. */
  readonly integrate: Program;
  /** The condition that sweeps ask. */
  readonly threshold: Expression | undefined;
  /** Where sweeps leave refractory neurons out of account. */
  readonly frozen: Frozen | undefined;
  /** Room for the draws of sweeps, by purpose and slot: `integrate 0`. */
  readonly draws: ReadonlyMap<string, number>;
  /** Where the neurons only wait for their time to come. */
  readonly wait: Wait | undefined;
  /** Seconds that a neuron is refractory, where that is a constant; else the program looks after it. */
  readonly refractorySeconds: number | undefined;
}

export function planNeurons(
  circuit: Circuit,
  population: Population,
  stretch: Stretch,
  plan: MemoryPlan,
): NeuronBlock {
  const size = stretch.to - stretch.from;
  const columns = new Map<string, NeuronColumn>();
  for (const column of population.program.columns) {
    const { key, shared } = column;
    const length = shared ? 1 : size;
    const precision = precisionOf(column, circuit.precision);
    const address = plan.reserve(withRoom(length) * BYTES_PER[precision]);
    columns.set(key, { address, precision, length, shared });
  }
  const draws = new Map<string, number>();
  const { program } = population;
  for (const [purpose, count = 0] of [
    ['prepare', program.prepare?.draws],
    ['integrate', program.integrate.draws],
    ['threshold', program.threshold?.draws],
  ] as const) {
    for (let slot = 0; slot < count; slot++) draws.set(`${purpose} ${slot}`, reserveDraws(stretch, plan));
  }
  const refractorySeconds = constantRefractory(population);
  const integrate =
    refractorySeconds === undefined ? program.integrate : withoutRefractory(program.integrate);
  const ungated = program.threshold && withoutGate(program.threshold.condition);
  const frozen =
    refractorySeconds === undefined || ungated === undefined
      ? undefined
      : planFrozen(integrate, columns, size, plan);
  return {
    population,
    stretch,
    size,
    columns,
    fired: plan.reserve(Math.max(size, 1) * BYTES_PER_INDEX),
    draws,
    wait: waitOf(circuit, population),
    integrate: frozen === undefined ? integrate : withoutFreezing(integrate),
    threshold: frozen === undefined ? program.threshold?.condition : ungated,
    frozen,
    refractorySeconds,
  };
}

/** Undefined where nothing stands still, or something does that the whole population shares. */
function planFrozen(
  integrate: Program,
  columns: ReadonlyMap<string, NeuronColumn>,
  size: number,
  plan: MemoryPlan,
): Frozen | undefined {
  const keys = frozenTargets(integrate);
  if (keys.length === 0 || keys.some((key) => columns.get(key)?.shared !== false)) return undefined;
  const list = plan.reserve(Math.max(size, 1) * BYTES_PER_INDEX);
  const aside = keys.map((key) => {
    const { precision } = columns.get(key)!;
    return [key, { address: plan.reserve(withRoom(size) * BYTES_PER[precision]), precision }] as const;
  });
  return { list, aside: new Map(aside) };
}

/** The part's entries of a column of the circuit. */
export function stretchOfColumn(column: Float64Array, { from, to }: Stretch, shared: boolean): Float64Array {
  return shared ? column : column.subarray(from, to);
}

/** Seconds that every neuron is refractory, if that is one number and not one that changes nothing. */
function constantRefractory({ program, columns }: Population): number | undefined {
  const { refractory, integrate } = program;
  if (refractory?.kind !== 'time' || refractory.seconds.kind !== 'number') return undefined;
  const [first] = integrate.statements;
  const { value } = refractory.seconds;
  const told = first?.target === 'not_refractory' && columns.has('lastspike') && Number.isFinite(value);
  return told ? value : undefined;
}

function withoutRefractory({ statements, draws }: Program): Program {
  return { statements: statements.slice(1), draws };
}

/** What the first statement of the program says of a neuron that fired at `lastspike`: whether it may fire again. */
export function isReleased(tick: number, lastspike: number, refractorySeconds: number, dt: number): boolean {
  return timestep(tick * dt - lastspike, dt) >= timestep(refractorySeconds, dt);
}
