/**
 * The engine of actors: sends every neuron and synapse the messages of each tick, in the written order. Readable,
 * inspectable, and the oracle that faster engines are held to.
 *
 * Nothing is broadcast: a spike goes to the branches of its neuron's axon and no further. Everything that happens
 * passes the relay.
 */
import type { Circuit } from '../../build/circuit.js';
import { storeAllRows } from '../../build/store-rows.js';
import type { Input } from '../../bus/event.js';
import type { Relay } from '../../bus/relay.js';
import { SpikeHash } from '../../bus/spike-hash.js';
import { EventQueue } from '../../clock/event-queue.js';
import { Problem } from '../../problem.js';
import { copyColumns, liveColumn, overwriteColumns } from '../columns.js';
import type { Counters, Engine, EngineState } from '../engine.js';
import { checkInput } from '../inputs.js';
import { RecentSpikes } from '../recent-spikes.js';
import { ScheduleCursor } from '../schedule-cursor.js';
import { checkCircuit, checkState } from '../state-check.js';
import { type Colony, makeColony, type Neurons } from './colony.js';
import type { NeuronActor } from './neuron-actor.js';
import { Port } from './port.js';
import type { SynapseActor } from './synapse-actor.js';

export class ActorEngine implements Engine {
  readonly name = 'actors';
  readonly threads = 1;
  private now = 0;
  private readonly colony: Colony;
  private readonly schedules: readonly (ScheduleCursor | undefined)[];
  /** Branches that spikes reach at each tick, by their first synapse. */
  private arrivals = new EventQueue<SynapseActor>();
  private readonly recentSpikes: RecentSpikes;
  private hash = new SpikeHash();
  private readonly spikesByPopulation: number[];
  private synapticEvents = 0;
  private inputs: Input[] = [];
  private state: 'idle' | 'in a tick' | 'broken' = 'idle';

  constructor(
    private readonly circuit: Circuit,
    private readonly relay: Relay,
  ) {
    checkCircuit(circuit);
    demandF64(circuit);
    this.colony = makeColony(storeAllRows(circuit));
    this.schedules = circuit.populations.map(({ schedule }) => schedule && new ScheduleCursor(schedule));
    this.recentSpikes = new RecentSpikes(circuit);
    this.spikesByPopulation = circuit.populations.map(() => 0);
    this.prepare(0);
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
      try {
        this.runTick(this.now);
        this.state = 'idle';
      } finally {
        if (this.state !== 'idle') this.state = 'broken';
      }
      this.now++;
      this.relay.emit({ kind: 'tick', tick: this.now - 1 });
      this.relay.raise();
      if (pause?.()) return;
    }
  }

  inject(input: Input): void {
    checkInput(input, this.circuit);
    this.inputs.push(input);
  }

  population(population: number, variable: string): Float64Array {
    return liveColumn(this.colony.populations[population]?.behaviour.columns, variable);
  }

  projection(projection: number, variable: string): Float64Array {
    return liveColumn(this.colony.projections[projection]?.behaviour.columns, variable);
  }

  snapshot(): EngineState {
    this.expectIdle('be saved');
    return {
      tick: this.now,
      populations: this.colony.populations.map(({ behaviour }) => copyColumns(behaviour.columns)),
      projections: this.colony.projections.map(({ behaviour }) => copyColumns(behaviour.columns)),
      recentSpikes: this.recentSpikes.columns(this.now),
      inputs: [...this.inputs],
      counters: this.counters,
      spikeHash: this.spikeHash,
    };
  }

  restore(state: EngineState): void {
    if (this.state === 'in a tick') this.expectIdle('be restored');
    checkState(state, this.circuit);
    const { populations, projections } = this.colony;
    populations.forEach(({ behaviour }, k) => {
      overwriteColumns(behaviour.columns, state.populations[k]);
    });
    projections.forEach(({ behaviour }, k) => {
      overwriteColumns(behaviour.columns, state.projections[k]);
    });
    this.now = state.tick;
    this.inputs = [...state.inputs];
    this.hash = new SpikeHash(state.spikeHash);
    state.counters.spikesByPopulation.forEach((spikes, k) => {
      this.spikesByPopulation[k] = spikes;
    });
    this.synapticEvents = state.counters.synapticEvents;
    for (const schedule of this.schedules) schedule?.moveTo(state.tick);
    this.restoreArrivals(state.recentSpikes);
    this.state = 'idle';
  }

  /** There is nothing to let go of. */
  end(): void {}

  private restoreArrivals({ ticks, populations, neurons }: EngineState['recentSpikes']): void {
    this.arrivals = new EventQueue();
    this.recentSpikes.clear();
    for (let k = 0; k < ticks.length; k++) {
      this.recentSpikes.add(ticks[k], populations[k], neurons[k]);
      const { axon } = this.colony.populations[populations[k]].actors[neurons[k]];
      for (const branch of axon) {
        const arrival = ticks[k] + branch.delayTicks;
        if (arrival >= this.now) this.arrivals.push(arrival, branch.first);
      }
    }
  }

  private runTick(tick: number): void {
    const forced = this.applyInputs(tick);
    this.addSums(tick);
    this.integrate(tick);
    const fired = this.fire(tick, forced);
    this.deliver(tick);
    this.drive(tick);
    for (const neuron of fired)
      for (const synapse of neuron.watchers) synapse.target.mailbox.send(synapse, Port.targetFired, tick);
    for (const neuron of fired) if (neuron.behaviour.resets) neuron.mailbox.send(neuron, Port.reset, tick);
    for (const { watch } of this.colony.populations) watch.checkAll(tick);
    this.prepare(tick + 1);
  }

  /**
   * What is constant over a tick gets its value for it. Done as soon as the tick before is over, since that is when
   * probes look at the start of a tick, and again where somebody then changes what it may be made of.
   */
  private prepare(tick: number): void {
    for (const { behaviour, actors } of this.colony.populations) {
      if (behaviour.prepare === undefined) continue;
      for (const neuron of actors) neuron.mailbox.send(neuron, Port.prepare, tick);
    }
    for (const { behaviour, actors } of this.colony.projections) {
      if (behaviour.prepare === undefined) continue;
      for (const synapse of actors) synapse.target.mailbox.send(synapse, Port.prepare, tick);
    }
  }

  /** Changes values as told; returns the neurons told to fire, by population. */
  private applyInputs(tick: number): ReadonlyMap<number, ReadonlySet<number>> {
    if (this.inputs.length === 0) return NOBODY;
    const forced = new Map<number, Set<number>>();
    const inputs = this.inputs;
    this.inputs = [];
    for (const input of inputs) {
      if (input.type === 'spike') {
        forced.set(input.population, (forced.get(input.population) ?? new Set()).add(input.neuron));
      } else {
        const column = this.population(input.population, input.variable);
        // A shared variable has one entry for all.
        const index = column.length === 1 ? 0 : input.neuron;
        column[index] = input.type === 'set' ? input.value : column[index] + input.value;
      }
      this.relay.emit({ kind: 'input', tick, input });
    }
    this.prepare(tick);
    return forced;
  }

  private addSums(tick: number): void {
    for (const { behaviour, actors } of this.colony.populations) {
      if (behaviour.isSummed) for (const neuron of actors) neuron.mailbox.send(neuron, Port.clearSums, tick);
    }
    for (const { behaviour, actors } of this.colony.projections) {
      if (behaviour.summing)
        for (const synapse of actors) synapse.target.mailbox.send(synapse, Port.sum, tick);
    }
  }

  private integrate(tick: number): void {
    for (const { behaviour, actors } of this.colony.populations) {
      if (behaviour.rests) continue;
      for (const neuron of actors) neuron.mailbox.send(neuron, Port.integrate, tick);
    }
    for (const { behaviour, actors } of this.colony.projections) {
      if (behaviour.integrate === undefined) continue;
      for (const synapse of actors) synapse.target.mailbox.send(synapse, Port.integrate, tick);
    }
  }

  /** Neurons that fire in this tick, in order of population and number. */
  private fire(tick: number, forced: ReadonlyMap<number, ReadonlySet<number>>): NeuronActor[] {
    const fired: NeuronActor[] = [];
    const { populations } = this.colony;
    for (let p = 0; p < populations.length; p++) {
      const scheduled = this.schedules[p]?.take(tick);
      const told = forced.get(p);
      const also =
        told !== undefined || (scheduled !== undefined && scheduled.length > 0)
          ? new Set([...(told ?? []), ...(scheduled ?? [])])
          : NO_NEURONS;
      for (const neuron of firing(populations[p], tick, also)) {
        fired.push(neuron);
        this.send(neuron, p, tick);
      }
    }
    return fired;
  }

  private send(neuron: NeuronActor, population: number, tick: number): void {
    const { index, axon } = neuron;
    neuron.mailbox.send(neuron, Port.fire, tick);
    for (const branch of axon) this.arrivals.push(tick + branch.delayTicks, branch.first);
    this.spikesByPopulation[population]++;
    this.hash.add(tick, population, index);
    this.recentSpikes.add(tick, population, index);
    if (this.relay.watched('spike')) this.relay.emit({ kind: 'spike', tick, population, neuron: index });
  }

  private deliver(tick: number): void {
    const due = this.arrivals.take(tick);
    const watched = this.relay.watched('delivery');
    for (let k = 0; k < due.length; k++) {
      for (let synapse: SynapseActor | undefined = due[k]; synapse !== undefined; synapse = synapse.next) {
        synapse.target.mailbox.send(synapse, Port.arrive, tick);
        this.synapticEvents++;
        if (watched) {
          const projection = synapse.behaviour.projection.index;
          this.relay.emit({ kind: 'delivery', tick, projection, synapse: synapse.index });
        }
      }
    }
  }

  private drive(tick: number): void {
    for (const actors of this.colony.drives) {
      for (const actor of actors) actor.mailbox.send(actor, Port.arrive, tick);
    }
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

/** Neurons of a population whose threshold is crossed, and those of `also`, ascending. */
function firing({ behaviour, actors }: Neurons, tick: number, also: ReadonlySet<number>): NeuronActor[] {
  const { crosses } = behaviour;
  if (crosses === undefined) {
    return also.size === 0 ? NO_ACTORS : [...also].sort((a, b) => a - b).map((index) => actors[index]);
  }
  const found: NeuronActor[] = [];
  for (let index = 0; index < actors.length; index++) {
    if (crosses(index, tick) || (also.size > 0 && also.has(index))) found.push(actors[index]);
  }
  return found;
}

const NOBODY: ReadonlyMap<number, ReadonlySet<number>> = new Map();
const NO_NEURONS: ReadonlySet<number> = new Set();
const NO_ACTORS: NeuronActor[] = [];

/** They are the oracle, to the last bit: to compute something else than was asked for would be a quiet lie. */
function demandF64({ precision }: Circuit): void {
  if (precision === 'f64') return;
  throw new Problem(`The engine \`actors\` computes in f64, and this network asks for ${precision}.`, {
    fix: 'Use the engine `kernels`, or `--set precision=f64`.',
  });
}
