/**
 * One thread of those that run a circuit together: it takes its parts through the ticks, and meets the others once in a
 * window to hear of their spikes. A window is as long as the shortest delay, so what is emitted in it arrives after it.
 */
import { Problem } from '../../../problem.js';
import type { PartRunner } from '../run/part-runner.js';
import type { Exchange } from './exchange.js';

/** What is to be done: ticks `from` to before `to`. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  /** Whether values were changed from outside before the first tick. */
  readonly changed: boolean;
  /** Whether to look for NaN in what can have changed in the last tick: nobody else will. */
  readonly check: boolean;
  /** Whether somebody will look at synapses afterwards. */
  readonly catchUp: boolean;
  /** Neurons told to fire in the first tick, by population. */
  readonly forced: ReadonlyMap<number, Iterable<number>>;
}

/** What ended a thread's work before its time. */
export interface Failure {
  readonly tick: number;
  readonly what: string;
  readonly fix?: string;
}

/** Called for each tick, in order, when all its spikes are known. */
export type Told = (tick: number) => void;

export class CrewThread {
  /** Synapses reached so far. */
  synapticEvents = 0;
  private tick = 0;

  /** @param exchange left out where there is one part only. */
  constructor(
    readonly parts: readonly PartRunner[],
    private readonly exchange: Exchange | undefined,
  ) {}

  run(stint: Stint, told?: Told): Failure | undefined {
    const { exchange } = this;
    try {
      this.tick = stint.from;
      if (stint.changed) for (const part of this.parts) part.change(stint.from);
      if (exchange === undefined)
        for (let tick = stint.from; tick < stint.to; tick++) this.aloneFor(tick, stint, told);
      else this.together(exchange, stint, told);
      if (stint.check) for (const part of this.parts) part.checkNumbers(stint.to - 1);
      if (stint.catchUp) this.catchUp(stint.to - 1);
      return undefined;
    } catch (error) {
      exchange?.stayAwayFrom(
        this.parts.map(({ plan }) => plan.part.index),
        Math.ceil((stint.to - stint.from) / exchange.window),
      );
      return failureOf(error, this.tick);
    }
  }

  /** All that spikes of their targets do to synapses is done now. */
  catchUp(tick: number): void {
    for (const part of this.parts) part.catchUp(tick);
  }

  private aloneFor(tick: number, stint: Stint, told: Told | undefined): void {
    this.fire(tick, stint);
    for (const part of this.parts) part.keepOwnSpikes(tick);
    told?.(tick);
    this.deliver(tick);
  }

  private together(exchange: Exchange, stint: Stint, told: Told | undefined): void {
    exchange.begin();
    for (let start = stint.from; start < stint.to; start += exchange.window) {
      const end = Math.min(start + exchange.window, stint.to);
      for (let tick = start; tick < end; tick++) {
        this.fire(tick, stint);
        this.write(exchange, tick - start);
        if (tick === end - 1) this.hear(exchange, start, end, told);
        this.deliver(tick);
      }
    }
  }

  private fire(tick: number, { from, forced }: Stint): void {
    this.tick = tick;
    for (const part of this.parts) {
      part.integrate(tick);
      part.fireScheduled(tick);
      if (tick === from) for (const [population, neurons] of forced) part.alsoFire(population, neurons, tick);
    }
  }

  private deliver(tick: number): void {
    for (const part of this.parts) {
      this.synapticEvents += part.deliver(tick);
      part.prepare(tick + 1);
    }
  }

  private write(exchange: Exchange, nth: number): void {
    for (const { fired, plan } of this.parts) {
      for (let p = 0; p < fired.length; p++) {
        const { list, count } = fired[p];
        exchange.write(plan.part.index, nth, p, list.subarray(0, count), plan.neurons[p].stretch.from);
      }
    }
  }

  private hear(exchange: Exchange, start: number, end: number, told: Told | undefined): void {
    exchange.meet();
    for (let tick = start; tick < end; tick++) {
      for (const { spikes } of this.parts) spikes.begin(tick);
      exchange.read(tick - start, (population, list) => {
        for (const { spikes } of this.parts) spikes.add(tick, population, list, list.length, 0);
      });
      told?.(tick);
    }
    exchange.turn();
  }
}

export function failureOf(error: unknown, tick: number): Failure {
  if (error instanceof Problem) return { tick, what: error.what, fix: error.fix };
  return { tick, what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
