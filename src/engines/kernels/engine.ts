/**
 * The compiled engine: kernels made at run time from the programs of a circuit, working on plain arrays. It does what the engine of
 * actors does, in the same order of operations for every value, so that spikes and columns are equal to the last bit.
 */
import type { Circuit, Projection } from '../../build/circuit.js';
import type { Input } from '../../bus/event.js';
import type { Relay } from '../../bus/relay.js';
import { SpikeHash } from '../../bus/spike-hash.js';
import type { Counters, Engine, EngineState } from '../engine.js';
import { checkInput } from '../inputs.js';
import { ScheduleCursor } from '../schedule-cursor.js';
import { checkCircuit, checkState } from '../state-check.js';
import { Cells } from './cells.js';
import { keptSpikes } from './kept-spikes.js';
import { WHOLE } from './part.js';
import { planPart } from './part-plan.js';
import { PartRunner } from './part-runner.js';
import { relayDeliveries } from './relay-deliveries.js';

export interface KernelOptions {
  readonly threads?: number | 'auto';
}

export class KernelEngine implements Engine {
  readonly name = 'kernels';
  readonly threads = 1;
  private now = 0;
  private parts: readonly PartRunner[];
  private cells: Cells;
  private readonly schedules: readonly (ScheduleCursor | undefined)[];
  private hash = new SpikeHash();
  private spikesByPopulation: number[];
  private synapticEvents = 0;
  private inputs: Input[] = [];
  private state: 'idle' | 'in a tick' | 'broken' = 'idle';

  constructor(
    private readonly circuit: Circuit,
    private readonly relay: Relay,
    _options: KernelOptions = {},
  ) {
    checkCircuit(circuit);
    this.parts = makeParts(circuit);
    this.cells = new Cells(circuit, this.parts);
    this.schedules = circuit.populations.map(({ schedule }) => schedule && new ScheduleCursor(schedule));
    this.spikesByPopulation = circuit.populations.map(() => 0);
    this.restart(0);
  }

  get tick(): number {
    return this.now;
  }

  get counters(): Counters {
    return {
      spikes: this.spikesByPopulation.reduce((sum, spikes) => sum + spikes, 0),
      spikesByPopulation: [...this.spikesByPopulation],
      synapticEvents: this.synapticEvents,
    };
  }

  get spikeHash(): readonly [number, number] {
    return this.hash.words;
  }

  advance(ticks: number, pause?: () => boolean): void {
    for (let k = 0; k < ticks; k++) {
      this.expectIdle('advance');
      this.state = 'in a tick';
      const checks = k === ticks - 1 || this.relay.watched('tick');
      try {
        this.runTick(this.now, checks);
        this.state = 'idle';
      } finally {
        if (this.state !== 'idle') this.state = 'broken';
      }
      this.now++;
      this.relay.emit({ kind: 'tick', tick: this.now - 1 });
      this.relay.raise();
      if (pause?.()) {
        if (!checks) this.checkNumbers();
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
    return this.cells.projection(projection, variable);
  }

  snapshot(): EngineState {
    this.expectIdle('be saved');
    return {
      tick: this.now,
      ...this.cells.copy(),
      recentSpikes: keptSpikes(this.circuit, this.parts[0].spikes, this.now),
      inputs: [...this.inputs],
      counters: this.counters,
      spikeHash: this.spikeHash,
    };
  }

  restore(state: EngineState): void {
    if (this.state === 'in a tick') this.expectIdle('be restored');
    checkState(state, this.circuit);
    // Kernels are made anew: some were made for values that are now other ones.
    this.parts = makeParts(withColumns(this.circuit, state));
    this.cells = new Cells(this.circuit, this.parts);
    this.now = state.tick;
    this.inputs = [...state.inputs];
    this.hash = new SpikeHash(state.spikeHash);
    this.spikesByPopulation = [...state.counters.spikesByPopulation];
    this.synapticEvents = state.counters.synapticEvents;
    for (const schedule of this.schedules) schedule?.moveTo(state.tick);
    for (const part of this.parts) part.restart(state.tick);
    this.restoreSpikes(state.recentSpikes);
    this.state = 'idle';
  }

  private restart(tick: number): void {
    for (const part of this.parts) part.restart(tick);
    for (const part of this.parts) part.prepare(tick);
  }

  private restoreSpikes({ ticks, populations, neurons }: EngineState['recentSpikes']): void {
    for (let k = 0; k < ticks.length; ) {
      const tick = ticks[k];
      for (const part of this.parts) part.spikes.begin(tick);
      for (; k < ticks.length && ticks[k] === tick; k++) {
        for (const part of this.parts) part.spikes.add(tick, populations[k], neurons.subarray(k, k + 1), 0);
      }
    }
  }

  private runTick(tick: number, checks: boolean): void {
    const { parts } = this;
    const forced = this.inputs.length === 0 ? undefined : this.applyInputs(tick);
    for (const part of parts) part.integrate(tick);
    this.fireAlso(tick, forced);
    for (const part of parts) part.keepOwnSpikes(tick);
    this.tell(tick);
    if (this.relay.watched('delivery')) relayDeliveries(this.circuit, this.parts[0].spikes, tick, this.relay);
    for (const part of parts) this.synapticEvents += part.deliver(tick);
    if (checks) for (const part of parts) part.checkNumbers(tick);
    for (const part of parts) part.prepare(tick + 1);
  }

  private fireAlso(tick: number, forced: ReadonlyMap<number, Set<number>> | undefined): void {
    const { schedules } = this;
    for (let p = 0; p < schedules.length; p++) {
      const scheduled = schedules[p]?.take(tick);
      const told = forced?.get(p);
      if (scheduled !== undefined && scheduled.length > 0)
        for (const part of this.parts) part.alsoFire(p, scheduled, tick);
      if (told !== undefined) for (const part of this.parts) part.alsoFire(p, told, tick);
    }
  }

  /** Counts the tick's spikes and tells whoever listens. */
  private tell(tick: number): void {
    const { spikes } = this.parts[0];
    const watched = this.relay.watched('spike');
    for (let p = 0; p < this.spikesByPopulation.length; p++) {
      const count = spikes.count(tick, p);
      if (count === 0) continue;
      const list = spikes.list(tick, p);
      this.spikesByPopulation[p] += count;
      for (let k = 0; k < count; k++) this.hash.add(tick, p, list[k]);
      if (!watched) continue;
      for (let k = 0; k < count; k++)
        this.relay.emit({ kind: 'spike', tick, population: p, neuron: list[k] });
    }
  }

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
    for (const part of this.parts) part.prepare(tick);
    return forced;
  }

  /** Somebody will look after the tick that has just been, though that was not known when it began. */
  private checkNumbers(): void {
    this.state = 'broken';
    for (const part of this.parts) part.checkNumbers(this.now - 1);
    this.state = 'idle';
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

function makeParts(circuit: Circuit): readonly PartRunner[] {
  return [new PartRunner(planPart(circuit, WHOLE), false)];
}

function withColumns(circuit: Circuit, { populations, projections }: EngineState): Circuit {
  return {
    ...circuit,
    populations: circuit.populations.map((population, k) => ({ ...population, columns: populations[k] })),
    projections: circuit.projections.map(
      (projection, k): Projection => ({ ...projection, columns: projections[k] }),
    ),
  };
}
