/** What a part of a circuit keeps, and where in its memory. */
import type { Circuit } from '../../../build/circuit.js';
import { changingKeys } from '../../number-watch.js';
import { type DriveBlock, planDrive } from './drive-block.js';
import { type Lateness, USUAL_LATENESS } from './late.js';
import { MemoryPlan } from './memory-plan.js';
import { type NeuronBlock, planNeurons } from './neuron-block.js';
import { type Part, stretchOf } from './part.js';
import { planSpikeStore, type SpikeStorePlan } from './spike-store-plan.js';
import { planSynapses, type SynapseBlock } from './synapse-block.js';

export interface PartPlan {
  readonly circuit: Circuit;
  readonly part: Part;
  readonly neurons: readonly NeuronBlock[];
  readonly synapses: readonly SynapseBlock[];
  readonly drives: readonly DriveBlock[];
  readonly spikes: SpikeStorePlan;
  /** By population, the variables that are looked at for NaN in every tick. */
  readonly watched: readonly (readonly string[])[];
  readonly pages: number;
  readonly fits: boolean;
}

export function planPart(circuit: Circuit, part: Part, lateness: Lateness = USUAL_LATENESS): PartPlan {
  const plan = new MemoryPlan();
  const { populations, projections } = circuit;
  const neurons = populations.map((population) =>
    planNeurons(circuit, population, stretchOf(population, part), plan),
  );
  const sizes = populations.map(({ size }) => size);
  const spikes = planSpikeStore(
    circuit.maxDelayTicks,
    populations.length,
    { all: sizes.reduce((sum, size) => sum + size, 0), most: Math.max(0, ...sizes) },
    plan,
  );
  const synapses = projections.map((projection) =>
    planSynapses(
      projection,
      neurons[projection.target].stretch,
      populations[projection.target].size,
      plan,
      lateness,
    ),
  );
  const drives = circuit.drives.map((drive) => planDrive(drive, neurons[drive.population], plan));
  const watched = populations.map((population) =>
    [...changingKeys(circuit, population)].filter((key) => !NEVER_NAN.has(key)),
  );
  return { circuit, part, neurons, synapses, drives, spikes, watched, pages: plan.pages, fits: plan.fits };
}

/** Made by comparisons, and by the engine. */
const NEVER_NAN: ReadonlySet<string> = new Set(['not_refractory', 'lastspike']);

/** The same plan for a thread that shares the memory, without the values that lie there already. */
export function withoutValues(plan: PartPlan): PartPlan {
  const none = new Map<string, Float64Array>();
  const neurons = plan.neurons.map((block) => ({
    ...block,
    population: { ...block.population, columns: none },
  }));
  const synapses = plan.synapses.map((block) => ({
    ...block,
    projection: {
      ...block.projection,
      columns: none,
      targets: new Uint32Array(),
      // How many sources there are is all that is asked of it.
      rowStart:
        block.projection.procedural === undefined
          ? new Uint32Array(block.projection.rowStart.length)
          : block.projection.rowStart,
      delayTicks: 0,
      constants: undefined,
    },
    rows: {
      ...block.rows,
      groups: block.rows.groups.map((one) => ({ ...one, starts: new Uint32Array() })),
    },
  }));
  return {
    ...plan,
    neurons,
    synapses,
    drives: plan.drives.map((drive) => ({ ...drive, block: neurons[drive.drive.population] })),
    circuit: {
      ...plan.circuit,
      populations: neurons.map(({ population }) => population),
      projections: synapses.map(({ projection }) => projection),
      probes: [],
    },
  };
}
