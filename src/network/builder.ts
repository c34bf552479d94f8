/**
 * The same description as a network file, built in TypeScript:
 *
 * ```ts
 * const description = network('pair')
 *   .parameters({ J: '2 mV' })
 *   .population('input', { model: 'poisson', size: 100, rate: '20 Hz' })
 *   .population('cell', { model: 'lif', size: 1 })
 *   .projection({ from: 'input', to: 'cell', connect: 'all', weight: 'J', delay: '1 ms' })
 *   .probe({ spikes: ['input', 'cell'] })
 *   .run({ for: '500 ms', seed: 1 })
 *   .build();
 * ```
 *
 * All shorthands of the file may be used. A builder never changes: each call returns a new one, so a common beginning
 * can be kept and continued in several ways.
 */
import type { Precision } from '../numeric/precision.js';
import { type Path, Problem, Problems } from '../problem.js';
import type { NetworkDescription, Scalar } from './description.js';
import { normaliseNetwork } from './normalise/network.js';
import { checkReferences } from './references.js';
import type {
  InputInput,
  NetworkInput,
  NeuronInput,
  PopulationInput,
  ProbeInput,
  ProjectionInput,
  SynapseInput,
} from './schema/network.js';

export function network(name: string): NetworkBuilder {
  return new NetworkBuilder({ synfire: 1, name, populations: {} });
}

export class NetworkBuilder {
  constructor(private readonly data: NetworkInput) {}

  /** A sentence or two on what the network is. */
  about(about: string): NetworkBuilder {
    return this.with({ about });
  }

  /** Where it comes from: a reference. */
  source(source: string): NetworkBuilder {
    return this.with({ source });
  }

  /** The length of a tick, such as `0.1 ms`. */
  dt(dt: string): NetworkBuilder {
    return this.with({ dt });
  }

  /** What neurons' variables are kept and computed as: `f64` if left out. */
  precision(precision: Precision): NetworkBuilder {
    return this.with({ precision });
  }

  /** Names that every text of the network may use. */
  parameters(parameters: Readonly<Record<string, Scalar>>): NetworkBuilder {
    return this.with({ parameters: { ...this.data.parameters, ...parameters } });
  }

  model(name: string, model: NeuronInput): NetworkBuilder {
    return this.add('models', name, model);
  }

  synapse(name: string, synapse: SynapseInput): NetworkBuilder {
    return this.add('synapses', name, synapse);
  }

  population(name: string, population: PopulationInput): NetworkBuilder {
    return this.add('populations', name, population);
  }

  projection(projection: ProjectionInput): NetworkBuilder {
    return this.with({ projections: [...(this.data.projections ?? []), projection] });
  }

  /** Private Poisson drive of every neuron. */
  drive(input: InputInput): NetworkBuilder {
    return this.with({ inputs: [...(this.data.inputs ?? []), input] });
  }

  probe(probe: ProbeInput): NetworkBuilder {
    return this.with({ probes: [...(this.data.probes ?? []), probe] });
  }

  run(run: NonNullable<NetworkInput['run']>): NetworkBuilder {
    return this.with({ run: { ...this.data.run, ...run } });
  }

  /** Checks everything as a file is checked; throws `Problems`. */
  build(): NetworkDescription {
    const normal = normaliseNetwork(structuredClone(this.data));
    if ('found' in normal) throw new Problems(normal.found.map(({ problem }) => problem));
    checkReferences(normal.description);
    return normal.description;
  }

  private with(more: Partial<NetworkInput>): NetworkBuilder {
    return new NetworkBuilder({ ...this.data, ...more });
  }

  private add<Section extends 'models' | 'synapses' | 'populations'>(
    section: Section,
    name: string,
    entry: NonNullable<NetworkInput[Section]>[string],
  ): NetworkBuilder {
    const path: Path = [section, name];
    const before = this.data[section] ?? {};
    if (Object.hasOwn(before, name))
      throw new Problem(`There already is a \`${name}\` among the ${section}.`, {
        fix: 'Choose another name.',
        path,
      });
    return this.with({ [section]: { ...before, [name]: entry } });
  }
}
