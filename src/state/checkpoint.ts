/**
 * A checkpoint: all that is needed to go on with a run as if it had never stopped, in one file. Any engine can go on
 * from it. Writing it where a crash cannot leave half of it is the business of who has the disk (probes/storage.ts).
 */
import type { Circuit, Columns } from '../build/circuit.js';
import { ColumnSet, constantsOf, isAlike, lengthIn } from '../build/column-set.js';
import type { Input } from '../bus/event.js';
import type { Counters, EngineState } from '../engines/engine.js';
import { Problem } from '../problem.js';
import { circuitDigest } from './circuit-digest.js';
import { pack, unpack } from './container.js';

/** What the writer wants to find again beside the state: plain data. `Simulation` keeps the description there. */
export type Meta = Readonly<Record<string, unknown>>;

export interface Checkpoint {
  /** The name of the network. */
  readonly network: string;
  readonly seed: number;
  readonly circuitDigest: string;
  readonly state: EngineState;
  readonly meta: Meta;
}

/** One array of the body: a variable of a population or projection. */
interface TableEntry {
  readonly of: 'population' | 'projection';
  readonly index: number;
  readonly key: string;
  readonly length: number;
  /** The same value throughout: the body holds it once. Since format 2. */
  readonly alike?: true;
}

interface Header {
  readonly network: string;
  readonly seed: number;
  readonly circuitDigest: string;
  readonly tick: number;
  readonly populations: number;
  readonly projections: number;
  readonly columns: readonly TableEntry[];
  /** After the columns come three arrays of this length: ticks, populations, neurons. */
  readonly recentSpikes: number;
  readonly inputs: readonly Input[];
  readonly counters: Counters;
  readonly spikeHash: readonly [number, number];
  readonly meta: Meta;
}

export async function writeCheckpoint(
  circuit: Circuit,
  state: EngineState,
  meta: Meta = {},
): Promise<Uint8Array> {
  const { recentSpikes, tick, inputs, counters, spikeHash } = state;
  const columns = [...entries('population', state.populations), ...entries('projection', state.projections)];
  const header: Header = {
    network: circuit.name,
    seed: circuit.seed,
    circuitDigest: await circuitDigest(circuit),
    tick,
    populations: state.populations.length,
    projections: state.projections.length,
    columns: columns.map(({ entry }) => entry),
    recentSpikes: recentSpikes.ticks.length,
    inputs,
    counters,
    spikeHash,
    meta,
  };
  return pack(header, [
    ...columns.map(({ values }) => values),
    recentSpikes.ticks,
    recentSpikes.populations,
    recentSpikes.neurons,
  ]);
}

/**
 * Throws a problem for what is not a checkpoint, is damaged, or is of another format; given a circuit, also for one
 * that was saved from another.
 */
export async function readCheckpoint(bytes: Uint8Array, circuit?: Circuit): Promise<Checkpoint> {
  const { header: json, body } = await unpack(bytes);
  if (!isHeader(json, body.length)) {
    throw new Problem('This checkpoint is damaged: its header does not fit its content.', {
      fix: 'Use the checkpoint before it.',
    });
  }
  const { network, seed, circuitDigest: digest, meta } = json;
  if (circuit !== undefined) await demandCircuit(json, circuit);
  return { network, seed, circuitDigest: digest, state: readState(json, body), meta };
}

/** Throws a problem for a checkpoint that was saved from another circuit. */
export async function demandCircuit(
  { circuitDigest: digest, network, seed }: Pick<Checkpoint, 'circuitDigest' | 'network' | 'seed'>,
  circuit: Circuit,
): Promise<void> {
  if (digest === (await circuitDigest(circuit))) return;
  throw new Problem(
    `This checkpoint is of another network (\`${network}\`, seed ${seed}) than the one to go on with` +
      ` (\`${circuit.name}\`, seed ${circuit.seed}), or of an earlier version of it.`,
    { fix: 'Use the network file, settings and seed that the run began with.' },
  );
}

/** The digest guards against accidents; this, against a file that was never ours. */
function isHeader(json: unknown, values: number): json is Header {
  const { columns, populations, projections, recentSpikes, inputs, counters } = (json ??
    {}) as Partial<Header>;
  if (!Array.isArray(columns) || !Array.isArray(inputs) || !Array.isArray(counters?.spikesByPopulation))
    return false;
  const groups = { population: populations, projection: projections };
  const placed = columns.every(
    ({ of, index, length }: TableEntry) => index < (groups[of] ?? 0) && length >= 0,
  );
  const counted = columns.reduce(
    (sum, { length, alike }: TableEntry) => sum + (alike ? 1 : length),
    3 * (recentSpikes ?? 0),
  );
  return placed && counted === values;
}

function readState(header: Header, body: Float64Array): EngineState {
  let at = 0;
  const take = (length: number): Float64Array => {
    at += length;
    return body.slice(at - length, at);
  };
  const populations = Array.from({ length: header.populations }, () => new ColumnSet());
  const projections = Array.from({ length: header.projections }, () => new ColumnSet());
  for (const { of, index, key, length, alike } of header.columns) {
    const columns = (of === 'population' ? populations : projections)[index];
    columns.add(key, length, alike ? take(1)[0] : take(length));
  }
  const ticks = take(header.recentSpikes);
  return {
    tick: header.tick,
    populations,
    projections,
    recentSpikes: {
      ticks,
      populations: Uint32Array.from(take(header.recentSpikes)),
      neurons: Uint32Array.from(take(header.recentSpikes)),
    },
    inputs: header.inputs,
    counters: header.counters,
    spikeHash: header.spikeHash,
  };
}

/** What is alike is written as that, whether or not the engine knew: the file is to be the same. */
function entries(of: TableEntry['of'], groups: readonly Columns[]) {
  return groups.flatMap((columns, index) => {
    const constants = constantsOf(columns);
    return Array.from(columns.keys(), (key) => {
      const entry: TableEntry = { of, index, key, length: lengthIn(columns, key)! };
      const value = entry.length > 1 ? (constants.get(key) ?? valueOfAll(columns.get(key)!)) : undefined;
      return value === undefined
        ? { entry, values: columns.get(key)! }
        : { entry: { ...entry, alike: true as const }, values: [value] };
    });
  });
}

function valueOfAll(values: Float64Array): number | undefined {
  return isAlike(values) ? values[0] : undefined;
}
