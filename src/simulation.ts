/**
 * A network that runs: what users of the library hold in their hands.
 *
 * ```ts
 * const simulation = await simulate(description, { seed: 1 });
 * simulation.spikes$('exc').subscribe(({ tMs, neuron }) => { ... });
 * await simulation.run({ for: '100 ms' });
 * simulation.inject({ population: 'exc', neuron: 3, variable: 'v', set: '-50 mV' });
 * await simulation.run();                                   // to the end of the described run
 * ```
 *
 * Runs let the event loop have its turn every few milliseconds; whatever happens there (a pause, an injected value)
 * happens between two ticks. Cutting a run in pieces changes nothing: run(a + b) is run(a), run(b).
 */
import type { Circuit } from './build/circuit.js';
import { QuantityReader } from './build/quantity-reader.js';
import { durationTicks, everyTicks } from './build/run-length.js';
import { Relay } from './bus/relay.js';
import { SpikeHash } from './bus/spike-hash.js';
import type { Delivery, Observable, Sample, Spike, StreamEvent, Streams } from './bus/streams.js';
import type { Engine } from './engines/engine.js';
import { findPopulation, type Injection, readInjection } from './engines/injection.js';
import { checkInput } from './engines/inputs.js';
import type { NetworkDescription } from './network/description.js';
import type { RunResult } from './probes/run-summary.js';
import { tickToMs } from './probes/time-text.js';
import { neuronReaders } from './probes/value-reader.js';
import { Problem } from './problem.js';
import { type Meta, readCheckpoint, writeCheckpoint } from './state/checkpoint.js';
import type { JournalEntry } from './state/journal.js';
import { Replay } from './state/replay.js';
import { suggestion } from './suggest.js';

export type { Delivery, Sample, Spike, StreamEvent } from './bus/streams.js';
export type { Injection } from './engines/injection.js';

export interface SimulateOptions {
  /** Instead of the network's own. Of a circuit, whose connections are drawn already, it seeds what is drawn while it runs. */
  readonly seed?: number;
  readonly engine?: 'auto' | 'actors';
  /** Reads a file that the description names, beside the network file. */
  readonly readFile?: (path: string) => Promise<string>;
  /** A clock, in milliseconds: without it a run does not know how long it took. */
  readonly now?: () => number;
  /** Inputs to repeat (state/journal.ts). */
  readonly replay?: readonly JournalEntry[];
}

export interface RunOptions {
  /** How long, as text with a unit. Left out, with `ticks`: to the end of the described run, which then has ended. */
  readonly for?: string;
  readonly ticks?: number;
  /** Called a few dozen times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Stops the run between two ticks; it can be gone on with. */
  readonly signal?: AbortSignal;
}

export interface Progress {
  readonly simulatedMs: number;
  readonly targetMs: number;
  readonly spikes: number;
}

/** What `run --json` prints, but for what only the command line knows. */
export type Summary = Omit<RunResult, 'buildMs' | 'peakRssMb' | 'out'>;

export interface ValueOptions {
  /** Left out: all. */
  readonly neurons?: readonly number[];
  /** Left out: in every tick. */
  readonly every?: string;
}

/** Builds a description (or takes a circuit that has been built) and makes it ready to run. */
export async function simulate(
  network: NetworkDescription | Circuit,
  options: SimulateOptions = {},
): Promise<Simulation> {
  const given = isCircuit(network) ? { ...network, seed: options.seed ?? network.seed } : undefined;
  const circuit = given ?? (await build(network as NetworkDescription, options));
  return makeSimulation(circuit, given === undefined ? { description: network } : {}, options);
}

/**
 * Goes on from a checkpoint as if never stopped. One that was made from a description needs nothing else; one that was
 * made from a circuit needs that circuit.
 */
export async function resume(
  checkpoint: Uint8Array,
  options: Omit<SimulateOptions, 'seed'> & { readonly circuit?: Circuit } = {},
): Promise<Simulation> {
  const { meta, seed } = await readCheckpoint(checkpoint);
  const description = meta.description as NetworkDescription | undefined;
  const circuit = options.circuit ?? (description && (await build(description, { ...options, seed })));
  if (circuit === undefined) {
    throw new Problem('This checkpoint does not hold the description of its network.', {
      fix: 'Give the circuit that it was made from.',
    });
  }
  const { state } = await readCheckpoint(checkpoint, circuit);
  return makeSimulation(circuit, meta, options, (engine) => {
    engine.restore(state);
    return state.inputs.length;
  });
}

export class Simulation {
  private status: 'idle' | 'running' | 'ticking' = 'idle';
  /** While paused: settles when the run may go on. */
  private release: Promise<void> | undefined;
  private letGo: (() => void) | undefined;
  private wallMs = 0;

  /** Use `simulate`, which loads what is needed. */
  constructor(
    readonly circuit: Circuit,
    readonly relay: Relay,
    readonly engine: Engine,
    private readonly parts: {
      readonly streams: Streams;
      readonly quantities: QuantityReader;
      readonly replay?: Replay;
      readonly now?: () => number;
      readonly meta: Meta;
    },
  ) {}

  /** How far the run has come. */
  get tMs(): number {
    return tickToMs(this.engine.tick, this.circuit.dt);
  }

  get paused(): boolean {
    return this.release !== undefined;
  }

  /** Settles when the time is over or the signal stopped it; while paused it waits. */
  async run(options: RunOptions = {}): Promise<Summary> {
    this.expectIdle();
    const { engine, circuit } = this;
    const ticks = this.ticksOf(options);
    const target = ticks === undefined ? circuit.durationTicks : engine.tick + ticks;
    this.status = 'running';
    try {
      while (engine.tick < target) {
        await this.untilReleased(options.signal);
        if (options.signal?.aborted === true) break;
        this.slice(target);
        options.onProgress?.({
          simulatedMs: this.tMs,
          targetMs: tickToMs(target, circuit.dt),
          spikes: engine.counters.spikes,
        });
        await breathe();
      }
    } finally {
      this.status = 'idle';
    }
    if (ticks === undefined && engine.tick >= target) this.end();
    return this.summary;
  }

  /** Runs some ticks at once. While a run is going on, only when it is paused. */
  step(ticks = 1): void {
    if (!this.paused) this.expectIdle();
    for (let k = 0; k < ticks; k++) this.advance();
  }

  /** The run stops at the end of the tick that this is called in, or at once between ticks. */
  pause(): void {
    if (this.paused) return;
    this.release = new Promise((resolve) => {
      this.letGo = resolve;
    });
    this.tell('paused');
  }

  resume(): void {
    if (!this.paused) return;
    this.letGo?.();
    this.release = undefined;
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
      this.status === 'ticking' ? undefined : engine.tick,
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
    const { circuit, engine } = this;
    const { spikes, spikesByPopulation, synapticEvents } = engine.counters;
    const seconds = engine.tick * circuit.dt;
    return {
      network: circuit.name,
      engine: engine.name,
      backend: 'javascript',
      threads: 1,
      seed: circuit.seed,
      simulatedMs: this.tMs,
      wallMs: this.wallMs,
      neurons: circuit.populations.reduce((sum, { size }) => sum + size, 0),
      synapses: circuit.projections.reduce((sum, { synapses }) => sum + synapses, 0),
      spikes,
      synapticEvents,
      spikeHash: new SpikeHash(engine.spikeHash).toString(),
      rates: Object.fromEntries(
        circuit.populations.map(({ name, size }, k) => [
          name,
          size > 0 && seconds > 0 ? spikesByPopulation[k] / size / seconds : 0,
        ]),
      ),
    };
  }

  private async untilReleased(signal: AbortSignal | undefined): Promise<void> {
    while (this.release !== undefined && signal?.aborted !== true) {
      const released = this.release;
      await new Promise<void>((resolve) => {
        void released.then(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Some ticks: as many as a slice of time holds, fewer if somebody pauses. */
  private slice(target: number): void {
    const { now } = this.parts;
    const began = now?.() ?? 0;
    for (let k = 0; this.engine.tick < target && !this.paused; k++) {
      if (now === undefined ? k >= SLICE_TICKS : now() - began >= SLICE_MS) break;
      this.advance();
    }
    if (now !== undefined) this.wallMs += now() - began;
  }

  private advance(): void {
    const outer = this.status;
    this.status = 'ticking';
    try {
      this.parts.replay?.feed(this.engine);
      this.engine.advance(1);
    } finally {
      this.status = outer;
    }
  }

  private ticksOf({ for: time, ticks }: RunOptions): number | undefined {
    if (time !== undefined) return durationTicks(this.parts.quantities.quantity(time), time, this.circuit.dt);
    if (ticks === undefined || (Number.isSafeInteger(ticks) && ticks >= 0)) return ticks;
    throw new Problem(`A run cannot last ${ticks} ticks.`, { fix: 'Give a whole number, 0 or more.' });
  }

  private tell(kind: 'paused' | 'resumed' | 'checkpoint' | 'ended'): void {
    this.relay.emit({ kind, tick: this.engine.tick });
    if (this.status !== 'ticking') this.relay.raise();
  }

  private expectIdle(): void {
    if (this.status === 'idle') return;
    throw new Problem('The simulation is running already.', {
      fix: 'Wait for its run to settle, or pause it.',
    });
  }
}

async function build(
  description: NetworkDescription,
  { seed, readFile }: Pick<SimulateOptions, 'seed' | 'readFile'>,
): Promise<Circuit> {
  const { buildCircuit } = await import('./build/build.js');
  return buildCircuit(description, { seed, readFile });
}

async function makeSimulation(
  circuit: Circuit,
  meta: Meta,
  { now, replay }: SimulateOptions,
  restore: (engine: Engine) => number = () => 0,
): Promise<Simulation> {
  // Loaded here, not above: who only reads descriptions should not wait for them.
  const [{ makeActors }, { Streams }, { loadParser }] = await Promise.all([
    import('./engines/actors/index.js'),
    import('./bus/streams.js'),
    import('./equations/parser.js'),
  ]);
  const relay = new Relay();
  const engine = makeActors(circuit, relay);
  const waiting = restore(engine);
  const streams = new Streams(relay, {
    populations: circuit.populations.map(({ name }) => name),
    projections: circuit.projections.map(({ name }) => name),
    tMs: (tick) => tickToMs(tick, circuit.dt),
  });
  return new Simulation(circuit, relay, engine, {
    streams,
    quantities: new QuantityReader(new Map(), await loadParser()),
    replay: replay && new Replay(replay, engine, waiting),
    now,
    meta,
  });
}

function isCircuit(network: NetworkDescription | Circuit): network is Circuit {
  return Array.isArray(network.populations);
}

/** Lets timers, signals and streams have their turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve);
  });
}

/** Short enough for a smooth progress line, long enough that the turns of others cost nothing. */
const SLICE_MS = 20;
/** Without a clock. */
const SLICE_TICKS = 200;
