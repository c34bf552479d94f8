/**
 * All actors of a circuit, wired up, and the columns their variables lie in. Those are copies: the circuit stays as it
 * was built.
 */
import type { Circuit } from '../../build/circuit.js';
import type { World } from '../bindings.js';
import { copyColumns } from '../columns.js';
import { changingKeys, NumberWatch } from '../number-watch.js';
import { DriveActor } from './drive-actor.js';
import { DriveBehaviour } from './drive-behaviour.js';
import { NeuronActor } from './neuron-actor.js';
import { NeuronBehaviour } from './neuron-behaviour.js';
import type { SynapseActor } from './synapse-actor.js';
import { SynapseBehaviour } from './synapse-behaviour.js';
import { wire } from './wire.js';

export interface Neurons {
  readonly behaviour: NeuronBehaviour;
  readonly actors: readonly NeuronActor[];
  readonly watch: NumberWatch;
}

export interface Synapses {
  readonly behaviour: SynapseBehaviour;
  /** By number, where something is done with each in every tick; else none. */
  readonly actors: readonly SynapseActor[];
}

export interface Colony {
  readonly populations: readonly Neurons[];
  readonly projections: readonly Synapses[];
  /** One list for each drive, a member for each neuron. */
  readonly drives: readonly (readonly DriveActor[])[];
}

export function makeColony(circuit: Circuit): Colony {
  const world: World = circuit;
  const behaviours = circuit.populations.map(
    (population) => new NeuronBehaviour(population, copyColumns(population.columns), world),
  );
  const actors = behaviours.map((behaviour) =>
    Array.from({ length: behaviour.population.size }, (_, index) => new NeuronActor(behaviour, index)),
  );
  const projections = circuit.projections.map((projection): Synapses => {
    const { source, target } = projection;
    const behaviour = new SynapseBehaviour(
      projection,
      {
        own: copyColumns(projection.columns),
        pre: behaviours[source].columns,
        post: behaviours[target].columns,
      },
      { pre: behaviours[source].population.size, post: behaviours[target].population.size },
      world,
    );
    for (const { side, key } of projection.program.summed)
      behaviours[side === 'pre' ? source : target].addSummed(key);
    return { behaviour, actors: wire(projection, behaviour, actors[source], actors[target]) };
  });
  const drives = circuit.drives.map((drive) => {
    const { population, columns } = behaviours[drive.population];
    const behaviour = new DriveBehaviour(drive, population, columns, world);
    return actors[drive.population].map(({ index, mailbox }) => new DriveActor(behaviour, index, mailbox));
  });
  const populations = behaviours.map((behaviour, index): Neurons => {
    const { population, columns } = behaviour;
    const watch = new NumberWatch(
      population.name,
      'neuron',
      columns,
      changingKeys(circuit, population),
      circuit.dt,
    );
    return { behaviour, actors: actors[index], watch };
  });
  return { populations, projections, drives };
}
