/**
 * The compiled engine: kernels made at run time from the programs of a circuit, working on plain arrays. It does what the engine of
 * actors does, in the same order of operations for every value, so that spikes and columns are equal to the last bit.
 */
import type { Circuit, Projection } from '../../build/circuit.js';
import { constantsOf } from '../../build/column-set.js';
import type { Input } from '../../bus/event.js';
import type { Relay } from '../../bus/relay.js';
import { SpikeHash } from '../../bus/spike-hash.js';
import type { Counters, Engine, EngineState } from '../engine.js';
import { checkInput } from '../inputs.js';
import { checkCircuit, checkState } from '../state-check.js';
import { Cells } from './cells.js';
import { keptSpikes } from './kept-spikes.js';
import type { Lateness } from './layout/late.js';
import { relayDeliveries } from './relay-deliveries.js';
import { chooseThreads } from './threads/choose-threads.js';
import { Crew, NO_SPIKES, type SpawnThread } from './threads/crew.js';
import type { Stint } from './threads/crew-thread.js';

export interface KernelOptions {
  /** `auto`: as many as make it faster. */
  readonly threads?: number | 'auto';
  /** How many threads the machine runs at once. */
  readonly cores?: number;
  /** Makes a thread; without it there is one. */
  readonly spawn?: SpawnThread;
  /** When synapses hear late of their targets' spikes. */
  readonly lateness?: Lateness;
}

export class KernelEngine implements Engine {
  readonly name = 'kernels';
  readonly threads: number;
  private now = 0;
  private crew: Crew;
  private cells: Cells;
  private hash = new SpikeHash();
  private spikesByPopulation: number[];
  /** Those before the crew was made. */
  private earlierEvents = 0;
  private inputs: Input[] = [];
  private state: 'idle' | 'in a tick' | 'broken' = 'idle';

  constructor(
    private readonly circuit: Circuit,
    private readonly relay: Relay,
    private readonly options: KernelOptions = {},
  ) {
    checkCircuit(circuit);
    this.threads = chooseThreads(circuit, options);
    this.crew = new Crew(circuit, this.threads, options.spawn, 0, NO_SPIKES, options.lateness);
    this.cells = new Cells(circuit, this.crew.parts);
    this.spikesByPopulation = circuit.populations.map(() => 0);
    this.crew.run({ ...NOTHING, changed: true }, () => {});
  }

  get tick(): number {
    return this.now;
  }

  get counters(): Counters {
    return {
      spikes: this.spikesByPopulation.reduce((sum, spikes) => sum + spikes, 0),
      spikesByPopulation: [...this.spikesByPopulation],
      synapticEvents: this.earlierEvents + this.crew.synapticEvents,
    };
  }

  get spikeHash(): readonly [number, number] {
    return this.hash.words;
  }

  advance(ticks: number, pause?: () => boolean): void {
    const target = this.now + ticks;
    while (this.now < target) {
      const stretch = this.stretch(target - this.now, pause);
      this.run(stretch, this.now + stretch === target);
      this.relay.emit({ kind: 'tick', tick: this.now - 1 });
      this.relay.raise();
      if (pause?.()) {
        if (this.now < target) this.checkNumbers();
        return;
      }
    }
  }

  inject(input: Input): void {
    checkInput(input, this.circuit);
    this.inputs.push(input);
  }

  population(population: number, variable: string): Float64Array {
    return this.cells.population(population, variable);
  }

  projection(projection: number, variable: string): Float64Array {
    this.catchUp();
    return this.cells.projection(projection, variable);
  }

  snapshot(): EngineState {
    this.expectIdle('be saved');
    this.catchUp();
    return {
      tick: this.now,
      ...this.cells.copy(),
      recentSpikes: keptSpikes(this.circuit, this.crew.spikes, this.now),
      inputs: [...this.inputs],
      counters: this.counters,
      spikeHash: this.spikeHash,
    };
  }

  restore(state: EngineState): void {
    if (this.state === 'in a tick') this.expectIdle('be restored');
    checkState(state, this.circuit);
    // Kernels are made anew: some were made for values that are now other ones.
    this.crew.end();
    const circuit = withColumns(this.circuit, state);
    const { spawn, lateness } = this.options;
    this.crew = new Crew(circuit, this.threads, spawn, state.tick, state.recentSpikes, lateness);
    this.cells = new Cells(this.circuit, this.crew.parts);
    this.now = state.tick;
    this.inputs = [...state.inputs];
    this.hash = new SpikeHash(state.spikeHash);
    this.spikesByPopulation = [...state.counters.spikesByPopulation];
    this.earlierEvents = state.counters.synapticEvents;
    this.state = 'idle';
  }

  end(): void {
    this.crew.end();
    this.state = 'broken';
  }

  /** How many ticks may pass before anybody has to be asked or told. */
  private stretch(ticks: number, pause: (() => boolean) | undefined): number {
    const { relay, threads } = this;
    if (relay.watched('tick') || relay.watched('delivery')) return 1;
    if (pause === undefined) return ticks;
    // An observer of a spike or an input may ask for a pause, which is to be at the end of that tick.
    return threads === 1 || relay.watched('spike') || this.inputs.length > 0
      ? 1
      : Math.min(ticks, TICKS_BETWEEN_QUESTIONS);
  }

  private run(ticks: number, last: boolean): void {
    this.expectIdle('advance');
    this.state = 'in a tick';
    const from = this.now;
    try {
      const changed = this.inputs.length > 0;
      const forced = changed ? this.applyInputs(from) : NOBODY;
      const check = last || ticks > 1;
      this.crew.run({ ...NOTHING, from, to: from + ticks, changed, check, forced }, this.tell);
      this.state = 'idle';
    } finally {
      if (this.state !== 'idle') this.state = 'broken';
    }
    this.now += ticks;
  }

  /** Of a tick that is the last for now, though nobody knew. */
  private checkNumbers(): void {
    const { now } = this;
    this.state = 'broken';
    this.crew.run({ ...NOTHING, from: now, to: now, check: true }, this.tell);
    this.state = 'idle';
  }

  /** Before synapses are looked at. From within a tick other threads cannot be asked to: they are at their own ticks. */
  private catchUp(): void {
    const { crew, now, state } = this;
    if (!crew.late || state === 'broken') return;
    if (state === 'in a tick') {
      if (this.threads === 1) crew.catchUp(now);
      return;
    }
    this.state = 'broken';
    crew.run({ ...NOTHING, from: now, to: now, catchUp: true }, this.tell);
    this.state = 'idle';
  }

  /** Counts a tick's spikes and tells whoever listens. */
  private readonly tell = (tick: number): void => {
    const { spikes } = this.crew;
    const watched = this.relay.watched('spike');
    for (let p = 0; p < this.spikesByPopulation.length; p++) {
      const count = spikes.count(tick, p);
      if (count === 0) continue;
      this.spikesByPopulation[p] += count;
      for (let k = 0; k < count; k++) this.hash.add(tick, p, spikes.neuron(tick, p, k));
      if (!watched) continue;
      for (let k = 0; k < count; k++)
        this.relay.emit({ kind: 'spike', tick, population: p, neuron: spikes.neuron(tick, p, k) });
    }
    if (this.relay.watched('delivery')) relayDeliveries(this.circuit, spikes, tick, this.relay);
  };

  /** Changes values as told; returns the neurons told to fire, by population. */
  private applyInputs(tick: number): ReadonlyMap<number, Set<number>> {
    const forced = new Map<number, Set<number>>();
    const inputs = this.inputs;
    this.inputs = [];
    for (const input of inputs) {
      if (input.type === 'spike') {
        forced.set(input.population, (forced.get(input.population) ?? new Set()).add(input.neuron));
      } else {
        this.cells.change(input);
      }
      this.relay.emit({ kind: 'input', tick, input });
    }
    return forced;
  }

  private expectIdle(action: string): void {
    if (this.state === 'in a tick') {
      throw new Error(`The engine cannot ${action} from within a tick: wait for the tick's event.`);
    }
    if (this.state === 'broken') {
      throw new Error(`The engine cannot ${action}: a tick failed half-way. Restore a snapshot first.`);
    }
  }
}

const NOBODY: ReadonlyMap<number, ReadonlySet<number>> = new Map();
/** No ticks, and nothing to be done beside them. */
const NOTHING: Stint = { from: 0, to: 0, changed: false, check: false, catchUp: false, forced: NOBODY };
/** Short enough for who wants to pause, long enough for threads. */
const TICKS_BETWEEN_QUESTIONS = 64;

function withColumns(circuit: Circuit, { populations, projections }: EngineState): Circuit {
  return {
    ...circuit,
    populations: circuit.populations.map((population, k) => ({ ...population, columns: populations[k] })),
    projections: circuit.projections.map(
      (projection, k): Projection => ({
        ...projection,
        columns: projections[k],
        constants: constantsOf(projections[k]),
      }),
    ),
  };
}
