/** A network that runs. */
import type { Circuit } from '../build/circuit.js';
import type { QuantityReader } from '../build/quantity-reader.js';
import { durationTicks, everyTicks } from '../build/run-length.js';
import type { Relay } from '../bus/relay.js';
import type { Delivery, Observable, Sample, Spike, StreamEvent, Streams } from '../bus/streams.js';
import type { Engine } from '../engines/engine.js';
import { findPopulation, type Injection, readInjection } from '../engines/injection.js';
import { checkInput } from '../engines/inputs.js';
import { tickToMs } from '../probes/time-text.js';
import { neuronReaders } from '../probes/value-reader.js';
import { Problem } from '../problem.js';
import { type Meta, writeCheckpoint } from '../state/checkpoint.js';
import { suggestion } from '../suggest.js';
import type { Driver } from './driver.js';
import { Gate } from './gate.js';
import type { Pace } from './pace.js';
import { type Progress, progressOf } from './progress.js';
import { runLoop } from './run-loop.js';
import { type Summary, summarise } from './summary.js';

export interface RunOptions {
  /** How long, as text with a unit. Left out, with `ticks`: to the end of the described run, which then has ended. */
  readonly for?: string;
  readonly ticks?: number;
  /** Called a few dozen times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the run between two ticks; it can be gone on with. */
  readonly signal?: AbortSignal;
}

export interface ValueOptions {
  /** Left out: all. */
  readonly neurons?: readonly number[];
  /** Left out: in every tick. */
  readonly every?: string;
}

/** What a simulation is made of besides its circuit, its relay and its engine. */
export interface Parts {
  readonly streams: Streams;
  readonly quantities: QuantityReader;
  readonly driver: Driver;
  readonly pace: Pace;
  /** Goes into its checkpoints. */
  readonly meta: Meta;
}

export class Simulation {
  private running = false;
  private readonly gate = new Gate();

  /** Use `simulate`, which loads what is needed. */
  constructor(
    readonly circuit: Circuit,
    readonly relay: Relay,
    private readonly parts: Parts,
  ) {}

  get engine(): Engine {
    return this.parts.driver.engine;
  }

  /** How far the run has come. */
  get tMs(): number {
    return tickToMs(this.engine.tick, this.circuit.dt);
  }

  get paused(): boolean {
    return this.gate.closed;
  }

  /** Settles when the time is over or the signal stopped it; while paused it waits. */
  async run(options: RunOptions = {}): Promise<Summary> {
    this.expectIdle();
    const { engine, circuit } = this;
    const ticks = this.ticksOf(options);
    const target = ticks === undefined ? circuit.durationTicks : engine.tick + ticks;
    this.running = true;
    try {
      await runLoop({
        driver: this.parts.driver,
        targetTick: target,
        pace: this.parts.pace,
        gate: this.gate,
        signal: options.signal,
        afterStretch: () => options.onProgress?.(progressOf(engine, target, circuit.dt)),
      });
    } finally {
      this.running = false;
    }
    if (ticks === undefined && engine.tick >= target) this.end();
    return this.summary;
  }

  /** Runs some ticks at once. While a run is going on, only when it is paused. */
  step(ticks = 1): void {
    if (!this.paused) this.expectIdle();
    this.parts.driver.advanceTo(this.engine.tick + checkTicks(ticks));
  }

  /** The run stops at the end of the tick that this is called in, or at once between ticks. */
  pause(): void {
    if (this.paused) return;
    this.gate.close();
    this.tell('paused');
  }

  resume(): void {
    if (!this.paused) return;
    this.gate.open();
    this.tell('resumed');
  }

  /** Says that no more will come: all streams complete. */
  end(): void {
    this.tell('ended');
  }

  /** Takes effect at the start of the next tick. */
  inject(injection: Injection): void {
    this.engine.inject(readInjection(injection, this.circuit, this.parts.quantities));
  }

  /** Spikes of a population, or of one neuron of it, until the end. */
  spikes$(population: string, neuron?: number): Observable<Spike> {
    const { index } = findPopulation(this.circuit, population);
    if (neuron !== undefined) checkInput({ type: 'spike', population: index, neuron }, this.circuit);
    return this.parts.streams.spikes$(index, neuron);
  }

  /** Everything that happens but deliveries. */
  get events$(): Observable<StreamEvent> {
    return this.parts.streams.events$;
  }

  /** Arrivals at the synapses of a projection: there are thousands for each spike. */
  deliveries$(projection: string): Observable<Delivery> {
    const names = this.circuit.projections.map(({ name }) => name);
    const index = names.indexOf(projection);
    if (index >= 0) return this.parts.streams.deliveries$(index);
    throw new Problem(`There is no projection \`${projection}\`.`, { fix: suggestion(projection, names) });
  }

  /** Values of a variable of a population, in SI units, as they are at the start of a tick. */
  values$(population: string, variable: string, { neurons, every }: ValueOptions = {}): Observable<Sample> {
    const { circuit, engine } = this;
    const group = findPopulation(this.circuit, population);
    const [reader] = neuronReaders(circuit, engine, group, [variable]);
    const chosen = neurons ?? Array.from({ length: group.size }, (_, index) => index);
    for (const neuron of chosen) checkInput({ type: 'spike', population: group.index, neuron }, circuit);
    const ticks =
      every === undefined ? 1 : everyTicks(this.parts.quantities.quantity(every), every, circuit.dt);
    return this.parts.streams.values$(chosen, reader.at, ticks, () =>
      this.parts.driver.advancing ? undefined : engine.tick,
    );
  }

  /** Everything that is needed to go on, in one file's worth of bytes. */
  async checkpoint(): Promise<Uint8Array> {
    const { circuit, engine } = this;
    const bytes = await writeCheckpoint(circuit, engine.snapshot(), this.parts.meta);
    this.tell('checkpoint');
    return bytes;
  }

  get summary(): Summary {
    return summarise(this.circuit, this.engine, this.parts.pace.wallMs);
  }

  private ticksOf({ for: time, ticks }: RunOptions): number | undefined {
    if (time !== undefined) return durationTicks(this.parts.quantities.quantity(time), time, this.circuit.dt);
    return ticks === undefined ? undefined : checkTicks(ticks);
  }

  private tell(kind: 'paused' | 'resumed' | 'checkpoint' | 'ended'): void {
    this.relay.emit({ kind, tick: this.engine.tick });
    if (!this.parts.driver.advancing) this.relay.raise();
  }

  private expectIdle(): void {
    if (!this.running) return;
    throw new Problem('The simulation is running already.', {
      fix: 'Wait for its run to settle, or pause it.',
    });
  }
}

function checkTicks(ticks: number): number {
  if (Number.isSafeInteger(ticks) && ticks >= 0) return ticks;
  throw new Problem(`A run cannot last ${ticks} ticks.`, { fix: 'Give a whole number, 0 or more.' });
}
