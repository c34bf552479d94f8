/**
 * The threads that run a circuit together, as the one sees them that everybody talks to: it is one of them, and makes the
 * others. Each part's memory is shared, so that this thread can read and change all values while the others wait.
 */
import type { Circuit } from '../../../build/circuit.js';
import { lookaheads } from '../../../build/lookahead.js';
import { Problem } from '../../../problem.js';
import { makeMemory } from '../emit/module.js';
import { fillPart } from '../layout/fill.js';
import type { Lateness } from '../layout/late.js';
import { type PartPlan, planPart, withoutValues } from '../layout/part-plan.js';
import { PartRunner } from '../run/part-runner.js';
import { CrewThread, type Failure, failureOf, type Stint, type Told } from './crew-thread.js';
import { Exchange, type ExchangeBuffers, makeExchange } from './exchange.js';
import { makeOrders, type OrderBuffers, Orders } from './orders.js';

/** All that a thread needs to begin; it can be sent to another thread. */
export interface ThreadStart {
  readonly thread: number;
  readonly parts: readonly { readonly plan: PartPlan; readonly memory: WebAssembly.Memory }[];
  readonly exchange: ExchangeBuffers;
  readonly orders: OrderBuffers;
  /** The next tick to run. */
  readonly tick: number;
  readonly spikes: RecentSpikes;
}

/**
 * Has a thread call `runThread` with what it is given. The thread may be waited for at once, without a turn for others. What
 * comes back is called when the thread has been told to leave: `runThread` returns then.
 */
export type SpawnThread = (start: ThreadStart) => () => void;

/** Spikes that are still on their way. */
export interface RecentSpikes {
  readonly ticks: Float64Array;
  readonly populations: Uint32Array;
  readonly neurons: Uint32Array;
}

export const NO_SPIKES: RecentSpikes = {
  ticks: new Float64Array(),
  populations: new Uint32Array(),
  neurons: new Uint32Array(),
};

/** A part where its values can be seen: its thread may be another. */
export interface VisiblePart {
  readonly plan: PartPlan;
  readonly memory: WebAssembly.Memory;
}

export class Crew {
  readonly parts: readonly VisiblePart[];
  private readonly own: CrewThread;
  private readonly orders: Orders | undefined;
  private readonly ends: readonly (() => void)[];

  /** @param tick the next to run, when `spikes` are still on their way. */
  constructor(
    circuit: Circuit,
    readonly threads: number,
    spawn: SpawnThread | undefined,
    tick: number,
    spikes: RecentSpikes,
    lateness?: Lateness,
  ) {
    const plans = planParts(circuit, threads, lateness);
    const shared = threads > 1;
    this.parts = plans.map((plan) => {
      const memory = makeMemory(plan, shared);
      fillPart(plan, memory.buffer);
      return { plan, memory };
    });
    const exchange =
      plans.length === 1 ? undefined : makeExchange(circuit, plans.length, threads, lookahead(circuit));
    const orders = shared
      ? makeOrders(
          threads,
          circuit.populations.reduce((sum, { size }) => sum + size, 0),
        )
      : undefined;
    const partsOf = (thread: number) => this.parts.filter((_, part) => part % threads === thread);
    this.ends = Array.from({ length: threads - 1 }, (_, k) =>
      spawn!({
        thread: k + 1,
        parts: partsOf(k + 1).map(({ plan, memory }) => ({ plan: withoutValues(plan), memory })),
        exchange: exchange!,
        orders: orders!,
        tick,
        spikes,
      }),
    );
    this.orders = orders && new Orders(orders);
    this.own = makeThread(partsOf(0), exchange, tick, spikes);
  }

  /** Where the spikes of the last ticks are. */
  get spikes() {
    return this.own.parts[0].spikes;
  }

  /** Synapses reached so far by all. */
  get synapticEvents(): number {
    let sum = this.own.synapticEvents;
    for (let thread = 1; thread < this.threads; thread++) sum += this.orders!.count(thread);
    return sum;
  }

  /** Returns when all are done. A problem on any thread is thrown here. */
  run(stint: Stint, told: Told): void {
    const { orders, own } = this;
    orders?.give(stint);
    const failure = own.run(stint, told);
    orders?.done();
    if (orders === undefined && failure === undefined) return;
    const failures = [failure];
    for (let thread = 1; thread < this.threads; thread++) failures.push(orders!.failure(thread));
    const [first] = failures.filter((failure) => failure !== undefined).sort((a, b) => a.tick - b.tick);
    if (first !== undefined) throw thrown(first);
  }

  /** Whether synapses have something to catch up with before they can be looked at. */
  get late(): boolean {
    return this.parts.some(({ plan }) => plan.synapses.some(({ late }) => late !== undefined));
  }

  /** From within a tick, where there are no other threads. */
  catchUp(tick: number): void {
    this.own.catchUp(tick);
  }

  end(): void {
    this.orders?.leave();
    for (const end of this.ends) end();
  }
}

/** What a spawned thread does, until it is told to leave. */
export function runThread({ thread, parts, exchange, orders, tick, spikes }: ThreadStart): void {
  const told = new Orders(orders);
  const made = attempt(() => makeThread(parts, exchange, tick, spikes), tick);
  for (let stint = told.take(); stint !== undefined; stint = told.take()) {
    if ('failure' in made) {
      sitOut(exchange, parts, stint);
      told.report(thread, 0, made.failure);
    } else {
      const failure = made.result.run(stint);
      told.report(thread, made.result.synapticEvents, failure);
    }
    told.done();
  }
}

function attempt<T>(work: () => T, tick: number): { readonly result: T } | { readonly failure: Failure } {
  try {
    return { result: work() };
  } catch (error) {
    return { failure: failureOf(error, tick) };
  }
}

/** A thread that could not begin comes to the meetings all the same: the others would wait for it. */
function sitOut(buffers: ExchangeBuffers, parts: readonly VisiblePart[], { from, to }: Stint): void {
  const exchange = new Exchange(buffers);
  exchange.stayAwayFrom(
    parts.map(({ plan }) => plan.part.index),
    Math.ceil((to - from) / exchange.window),
  );
}

function makeThread(
  parts: readonly VisiblePart[],
  exchange: ExchangeBuffers | undefined,
  tick: number,
  { ticks, populations, neurons }: RecentSpikes,
): CrewThread {
  const runners = parts.map(({ plan, memory }) => new PartRunner(plan, memory));
  for (const { spikes } of runners) {
    for (let k = 0; k < ticks.length; k++) {
      if (k === 0 || ticks[k] !== ticks[k - 1]) spikes.begin(ticks[k]);
      spikes.add(ticks[k], populations[k], neurons.subarray(k, k + 1), 1, 0);
    }
  }
  for (const runner of runners) runner.restart(tick);
  return new CrewThread(runners, exchange && new Exchange(exchange));
}

/** As few parts as fit their memories: a multiple of the threads. */
function planParts(circuit: Circuit, threads: number, lateness?: Lateness): PartPlan[] {
  for (let of = threads; ; of += threads) {
    const plans = Array.from({ length: of }, (_, index) => planPart(circuit, { index, of }, lateness));
    if (plans.every(({ fits }) => fits)) return plans;
    if (of > MOST_PARTS) {
      throw new Problem('The network is too large for the memory of the kernels.', {
        fix: 'Make it smaller, or make projections procedural.',
      });
    }
  }
}

const MOST_PARTS = 256;

function lookahead(circuit: Circuit): number {
  return Math.min(LONGEST_WINDOW, ...lookaheads(circuit).map(({ ticks }) => ticks));
}

/** Of networks without synapses. */
const LONGEST_WINDOW = 1000;

function thrown({ what, fix }: Failure): Error {
  return fix === undefined ? new Error(what) : new Problem(what, { fix });
}
