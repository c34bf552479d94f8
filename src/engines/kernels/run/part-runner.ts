/**
 * Runs one part of a circuit: its columns, its synapses and the kernels that work on them, phase by phase. It knows
 * of other parts only the spikes that it is told.
 */
import type { Circuit } from '../../../build/circuit.js';
import { ScheduleCursor } from '../../schedule-cursor.js';
import { instantiate, type Kernel } from '../emit/module.js';
import { type ColumnView, columnView } from '../layout/column-view.js';
import type { PartPlan } from '../layout/part-plan.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { Deliveries } from './deliveries.js';
import { FrozenList } from './frozen-list.js';
import { LatePosts } from './late-posts.js';
import { Refractory } from './refractory.js';
import { SpikeStore } from './spike-store.js';
import { Waiting } from './waiting.js';
import { WatchedNumbers } from './watched-numbers.js';

/** Neurons of one population that fire in this tick, numbered within the stretch. */
interface Fired {
  readonly address: number;
  /** As many as the stretch has neurons. */
  readonly list: Uint32Array;
  count: number;
}

interface Population {
  readonly integrate: Kernel | undefined;
  readonly prepare: Kernel | undefined;
  readonly reset: Kernel | undefined;
  readonly refractory: Refractory | undefined;
  readonly frozen: FrozenList | undefined;
  readonly waiting: Waiting | undefined;
  readonly lastspike: ColumnView | undefined;
  readonly notRefractory: ColumnView | undefined;
  readonly summed: readonly ColumnView[];
}

export class PartRunner {
  readonly spikes: SpikeStore;
  readonly fired: readonly Fired[];
  private readonly populations: readonly Population[];
  private readonly sums: readonly Kernel[];
  private readonly synapseSteps: readonly { readonly kernel: Kernel; readonly projection: number }[];
  private readonly synapsePrepares: readonly { readonly kernel: Kernel; readonly projection: number }[];
  private readonly drives: readonly Kernel[];
  private readonly onPosts: readonly (readonly { readonly kernel: Kernel; readonly projection: number }[])[];
  /** By projection. */
  private readonly latePosts: readonly (LatePosts | undefined)[];
  private readonly deliveries: Deliveries;
  private readonly watch: WatchedNumbers;
  private readonly schedules: readonly (ScheduleCursor | undefined)[];

  constructor(
    readonly plan: PartPlan,
    readonly memory: WebAssembly.Memory,
  ) {
    const { circuit, neurons } = plan;
    const find = instantiate(plan, memory);
    const { buffer } = memory;
    this.spikes = new SpikeStore(plan.spikes, buffer);
    this.fired = neurons.map(({ fired, size }) => ({
      address: fired,
      list: new Uint32Array(buffer, fired, size),
      count: 0,
    }));
    this.populations = circuit.populations.map((_, p) => this.makePopulation(p, find));
    const projections = circuit.projections.map(({ index }) => index);
    const existing = (prefix: string) =>
      projections.flatMap((projection) => {
        const kernel = find(`${prefix} ${projection}`);
        return kernel === undefined ? [] : [{ kernel, projection }];
      });
    this.sums = existing('sum').map(({ kernel }) => kernel);
    this.synapseSteps = existing('integrate synapses');
    this.synapsePrepares = existing('prepare synapses');
    const onPost = existing('on_post');
    this.onPosts = circuit.populations.map((_, p) =>
      onPost.filter(({ projection }) => circuit.projections[projection].target === p),
    );
    this.latePosts = plan.synapses.map((block) => {
      const catchUp = find(`catch_up ${block.projection.index}`);
      return block.late && catchUp && new LatePosts(block, block.late, catchUp, buffer);
    });
    this.drives = circuit.drives.flatMap(({ index }) => find(`drive ${index}`) ?? []);
    this.deliveries = new Deliveries(plan, find, this.spikes, buffer);
    this.watch = new WatchedNumbers(plan, buffer);
    this.schedules = circuit.populations.map(({ schedule }) => schedule && new ScheduleCursor(schedule));
  }

  /** The part's entries of a column of a population; it is the memory itself. */
  neuronColumn(population: number, key: string): ColumnView {
    const column = this.plan.neurons[population].columns.get(key)!;
    return columnView(this.memory.buffer, column, column.length);
  }

  /** Before the first tick that this runner runs. */
  restart(tick: number): void {
    for (const { refractory, waiting } of this.populations) {
      refractory?.restart(tick);
      waiting?.restart(tick);
    }
    for (const schedule of this.schedules) schedule?.moveTo(tick);
  }

  /** Before a tick, when values have been changed from outside. */
  change(tick: number): void {
    for (const { waiting } of this.populations) waiting?.restart(tick);
    this.prepare(tick);
  }

  prepare(tick: number): void {
    for (const { prepare } of this.populations) prepare?.(tick);
    for (const { kernel, projection } of this.synapsePrepares)
      this.watch.synapses(kernel(tick), projection, tick);
  }

  /** All that comes before spikes go anywhere; afterwards `fired` is known. */
  integrate(tick: number): void {
    const { populations, fired, watch } = this;
    for (let p = 0; p < populations.length; p++) for (const column of populations[p].summed) column.fill(0);
    for (const sum of this.sums) sum(tick);
    for (let p = 0; p < populations.length; p++) {
      const { integrate, refractory, frozen, waiting } = populations[p];
      refractory?.release(tick);
      fired[p].count =
        integrate === undefined ? 0 : watch.neurons(integrate(tick, frozen?.count ?? 0), p, tick);
      if (waiting === undefined) continue;
      fired[p].count = waiting.take(tick, fired[p].list);
      this.markFired(p, tick);
    }
    for (const { kernel, projection } of this.synapseSteps) watch.synapses(kernel(tick), projection, tick);
  }

  /** Neurons that fire because a list says so. */
  fireScheduled(tick: number): void {
    const { schedules } = this;
    for (let p = 0; p < schedules.length; p++) {
      const due = schedules[p]?.take(tick);
      if (due !== undefined && due.length > 0) this.alsoFire(p, due, tick);
    }
  }

  /** Neurons that fire because somebody says so, ascending, numbered in the population; those of other parts are passed over. */
  alsoFire(population: number, told: Iterable<number>, tick: number): void {
    const { from, to } = this.plan.neurons[population].stretch;
    const { list, count } = this.fired[population];
    const all = new Set(list.subarray(0, count));
    for (const neuron of told) if (neuron >= from && neuron < to) all.add(neuron - from);
    if (all.size === count) return;
    list.set([...all].sort((a, b) => a - b));
    this.fired[population].count = all.size;
    this.markFired(population, tick);
  }

  /** What a spike does to its neuron at once, where no kernel has done it. */
  private markFired(population: number, tick: number): void {
    const { list, count } = this.fired[population];
    const { lastspike, notRefractory } = this.populations[population];
    for (let k = 0; k < count; k++) {
      if (lastspike !== undefined) lastspike[list[k]] = tick * this.plan.circuit.dt;
      if (notRefractory !== undefined) notRefractory[list[k]] = 0;
    }
  }

  /** Tells the spikes of this part's own neurons to itself. */
  keepOwnSpikes(tick: number): void {
    const { spikes, fired } = this;
    spikes.begin(tick);
    for (let p = 0; p < fired.length; p++) {
      const { list, count } = fired[p];
      if (count > 0) spikes.add(tick, p, list, count, this.plan.neurons[p].stretch.from);
    }
  }

  /** What arrives, and what the part's own spikes do. Returns how many synapses were reached. */
  deliver(tick: number): number {
    const { fired, populations, watch } = this;
    const synapses = this.deliveries.deliver(tick, watch);
    for (const drive of this.drives) drive(tick);
    for (let p = 0; p < fired.length; p++) {
      const { address, count } = fired[p];
      if (count === 0) continue;
      this.onPost(p, address, count, tick);
    }
    for (let p = 0; p < fired.length; p++) {
      const { address, list, count } = fired[p];
      if (count === 0) continue;
      const { reset, refractory, waiting } = populations[p];
      reset?.(address, count, tick);
      if (waiting !== undefined) this.wait(p, waiting, tick);
      if (refractory !== undefined) for (let k = 0; k < count; k++) refractory.fire(tick, list[k]);
    }
    return synapses;
  }

  private wait(population: number, waiting: Waiting, tick: number): void {
    const { list, count } = this.fired[population];
    let known = true;
    for (let k = 0; k < count; k++) known = waiting.expect(tick + 1, list[k]) && known;
    if (!known) this.watch.allOf(population, tick);
  }

  /** Before somebody looks at synapses: all that their targets' spikes do to them is done now. */
  catchUp(tick: number): void {
    for (const late of this.latePosts) late?.catchUpAll(tick, this.watch);
  }

  /** Looks for NaN in all that can have changed in the tick that is over. */
  checkNumbers(tick: number): void {
    this.watch.all(tick);
  }

  /** By spike, then projection and synapse: spike by spike only where one neuron's synapses could meet another's. */
  private onPost(population: number, address: number, count: number, tick: number): void {
    const kernels = this.onPosts[population];
    const [calls, each] = kernels.length > 1 ? [count, 1] : [1, count];
    for (let call = 0; call < calls; call++) {
      for (const { kernel, projection } of kernels) {
        this.latePosts[projection]?.expect(each, tick, this.watch);
        this.watch.synapses(kernel(address + call * BYTES_PER_INDEX, each, tick), projection, tick);
      }
    }
  }

  private makePopulation(p: number, find: (name: string) => Kernel | undefined): Population {
    const { circuit, neurons } = this.plan;
    const block = neurons[p];
    const { refractorySeconds, size } = block;
    const frozen =
      block.frozen && new FrozenList(new Uint32Array(this.memory.buffer, block.frozen.list, size));
    const column = (key: string) => this.neuronColumn(p, key);
    const ifThere = (key: string) => (block.columns.has(key) ? column(key) : undefined);
    return {
      integrate: find(`integrate ${p}`),
      prepare: find(`prepare ${p}`),
      reset: find(`reset ${p}`),
      refractory:
        refractorySeconds === undefined
          ? undefined
          : new Refractory(
              refractorySeconds,
              circuit.dt,
              column('lastspike'),
              column('not_refractory'),
              size,
              frozen,
            ),
      frozen,
      waiting: block.wait && new Waiting(block.wait, circuit.dt, column(block.wait.key)),
      lastspike: ifThere('lastspike'),
      notRefractory: ifThere('not_refractory'),
      summed: summedKeys(circuit, p).map(column),
    };
  }
}

function summedKeys({ projections }: Circuit, population: number): string[] {
  const keys = projections.flatMap(({ source, target, program }) =>
    program.summed.flatMap(({ side, key }) =>
      (side === 'pre' ? source : target) === population ? [key] : [],
    ),
  );
  return [...new Set(keys)];
}
