/** A network whose every text has been checked and turned into programs, before any array is made. */

import type { NeuronProgram, SynapseProgram } from '../equations/program.js';
import type { Quantity } from '../equations/quantity.js';
import type { Scope } from '../equations/scope.js';
import type { ExpandedPopulation, ExpandedProjection } from '../network/expanded.js';
import type { Precision } from '../numeric/precision.js';
import type { Path } from '../problem.js';
import type { CheckedConnect } from './checked-connect.js';
import type { CheckedProbe } from './checked-probe.js';
import type { CheckedValues } from './checked-values.js';
import type { Drive, SpikeSchedule } from './circuit.js';
import type { QuantityReader } from './quantity-reader.js';

export interface CheckedNetwork {
  readonly name: string;
  /** Seconds. */
  readonly dt: number;
  readonly seed: number;
  readonly precision: Precision;
  readonly durationTicks: number;
  /** The network's parameters. */
  readonly constants: ReadonlyMap<string, Quantity>;
  readonly populations: readonly CheckedPopulation[];
  readonly projections: readonly CheckedProjection[];
  readonly drives: readonly CheckedDrive[];
  readonly probes: readonly CheckedProbe[];
}

/** One variable and its initial values; in the order to evaluate them, as a text may read what was set before. */
export interface CheckedInit {
  readonly key: string;
  readonly values: CheckedValues;
}

export interface CheckedPopulation {
  readonly index: number;
  readonly name: string;
  readonly size: number;
  readonly path: Path;
  readonly expanded: ExpandedPopulation;
  readonly program: NeuronProgram;
  readonly init: readonly CheckedInit[];
  readonly schedule?: SpikeSchedule;
}

/** What a projection knows of the populations at its ends. */
export interface ProjectionEnd extends Pick<CheckedPopulation, 'index' | 'name' | 'size'> {
  readonly scope: Scope;
}

export interface CheckedProjection {
  readonly index: number;
  readonly name: string;
  readonly path: Path;
  readonly expanded: ExpandedProjection;
  readonly source: ProjectionEnd;
  readonly target: ProjectionEnd;
  readonly program: SynapseProgram;
  readonly connect: CheckedConnect;
  readonly delay: CheckedValues;
  readonly init: readonly CheckedInit[];
  /** Reads the cells of an edge file. */
  readonly quantities: QuantityReader;
}

export interface CheckedDrive extends Omit<Drive, 'weight'> {
  readonly weight: CheckedValues;
}
