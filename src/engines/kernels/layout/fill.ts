/** Copies a circuit's values into the memory of one of its parts, and back. */
import type { Columns, Projection } from '../../../build/circuit.js';
import type { Placed } from '../../../equations/kernel/frame.js';
import { columnView } from './column-view.js';
import { type DriveBlock, weightsOf } from './drive-block.js';
import { type NeuronBlock, stretchOfColumn } from './neuron-block.js';
import type { Stretch } from './part.js';
import type { PartPlan } from './part-plan.js';
import { NOWHERE, placesIn, rowsOf } from './rows.js';
import type { SynapseBlock } from './synapse-block.js';
import { columnLength } from './synapse-columns.js';
import { withRoom } from './widths.js';

/** A memory that has just been made. */
export function fillPart({ neurons, synapses, drives }: PartPlan, buffer: ArrayBufferLike): void {
  for (const block of neurons) fillNeurons(block, buffer);
  for (const block of synapses) fillSynapses(block, buffer);
  for (const drive of drives) fillDrive(drive, buffer);
}

function fillNeurons(
  block: NeuronBlock,
  buffer: ArrayBufferLike,
  columns: Columns = block.population.columns,
): void {
  const { population, stretch } = block;
  for (const { key, shared } of population.program.columns) {
    const column = block.columns.get(key)!;
    const { length } = column;
    if (length === 0) continue;
    const values = stretchOfColumn(columns.get(key)!, stretch, shared);
    const into = columnView(buffer, column, withRoom(length));
    into.set(values);
    // The doubles of the last neuron.
    into.fill(values[length - 1], length);
  }
}

function fillDrive(drive: DriveBlock, buffer: ArrayBufferLike): void {
  if (drive.weight === undefined || 'constant' in drive.weight) return;
  const weights = weightsOf(drive);
  if (weights.length === 0) return;
  const into = new Float64Array(buffer, drive.weight.address, withRoom(weights.length));
  into.set(weights);
  into.fill(weights[weights.length - 1], weights.length);
}

function fillSynapses(block: SynapseBlock, buffer: ArrayBufferLike): void {
  const { projection, stretch, rows, starts, list, ordered, numbers, incoming, degrees } = block;
  if (projection.procedural !== undefined) return;
  const indices = (address: number, length: number) => new Uint32Array(buffer, address, length);
  const sources = projection.rowStart.length - 1;
  rows.groups.forEach((one, d) => {
    indices(starts[d], sources + 1).set(one.starts);
  });
  const storage = storagePlaces(block);
  if (!block.dense) fillTargets(block, storage, buffer);
  if (list !== undefined) {
    const places = indices(list, rows.count);
    const inRows = placesIn(rows, projection, stretch);
    eachPlace(projection, storage, (k, place) => {
      places[inRows?.[k] ?? k] = place;
    });
  }
  if (ordered !== undefined) indices(ordered, sources + 1).set(orderedStarts(projection, stretch));
  if (numbers !== undefined) {
    const known = indices(numbers, rows.count);
    eachPlace(projection, storage, (k, place) => {
      known[place] = k;
    });
  }
  if (incoming !== undefined) fillIncoming(block, storage, buffer);
  if (degrees !== undefined) fillDegrees(block, degrees, buffer);
  fillSynapseColumns(block, buffer, storage);
}

/** The entry of a column that each synapse of the circuit has; undefined: that of its own number. */
function entriesOf(
  { rows, projection, stretch }: SynapseBlock,
  at: Placed['at'],
  storage: Uint32Array | undefined,
): Uint32Array | undefined {
  if (at === 'row') return rowsOf(rows, projection, stretch);
  if (at !== 'post') return storage;
  const { from } = stretch;
  return projection.targets.map((target) => (within(target, stretch) ? target - from : NOWHERE));
}

function fillTargets(
  { projection, stretch, rows, targets }: SynapseBlock,
  storage: Uint32Array | undefined,
  buffer: ArrayBufferLike,
): void {
  const { address, bytes } = targets;
  const into =
    bytes === 2 ? new Uint16Array(buffer, address, rows.count) : new Uint32Array(buffer, address, rows.count);
  const { from } = stretch;
  if (storage === undefined && from === 0) into.set(projection.targets);
  else
    eachPlace(projection, storage, (k, place) => {
      into[place] = projection.targets[k] - from;
    });
}

/** Where each synapse of the circuit lies in the part; undefined: at its own number. */
export function storagePlaces({ rows, projection, stretch }: SynapseBlock): Uint32Array | undefined {
  if (projection.procedural !== undefined) return undefined;
  if (!rows.listed) return placesIn(rows, projection, stretch);
  if (rows.count === projection.synapses) return undefined;
  const places = new Uint32Array(projection.synapses).fill(NOWHERE);
  let next = 0;
  for (let k = 0; k < places.length; k++) if (within(projection.targets[k], stretch)) places[k] = next++;
  return places;
}

function fillSynapseColumns(
  block: SynapseBlock,
  buffer: ArrayBufferLike,
  storage: Uint32Array | undefined,
): void {
  const { columns, shared, projection } = block;
  for (const [key, stored] of columns) {
    if ('constant' in stored) continue;
    const length = shared.has(key) ? 1 : columnLength(block, stored);
    const into = new Float64Array(buffer, stored.address, length);
    const constant = projection.constants?.get(key);
    if (constant !== undefined) {
      into.fill(constant);
      continue;
    }
    const given = projection.columns.get(key)!;
    const entries = shared.has(key) ? undefined : entriesOf(block, stored.at, storage);
    if (entries === undefined) into.set(given);
    else for (let k = 0; k < given.length; k++) if (entries[k] !== NOWHERE) into[entries[k]] = given[k];
  }
}

/** The way back: the entries of the part go to their numbers in the circuit. */
export function readSynapseColumn(
  block: SynapseBlock,
  buffer: ArrayBufferLike,
  key: string,
  storage: Uint32Array | undefined,
  into: Float64Array,
): void {
  const { columns, shared } = block;
  const stored = columns.get(key)!;
  if ('constant' in stored) into.fill(stored.constant);
  else if (shared.has(key)) into.set(new Float64Array(buffer, stored.address, 1));
  else {
    const entries = entriesOf(block, stored.at, storage);
    const from = new Float64Array(buffer, stored.address, columnLength(block, stored));
    if (entries === undefined) into.set(from);
    else for (let k = 0; k < into.length; k++) if (entries[k] !== NOWHERE) into[k] = from[entries[k]];
  }
}

function eachPlace(
  { synapses }: Projection,
  storage: Uint32Array | undefined,
  visit: (synapse: number, place: number) => void,
): void {
  for (let k = 0; k < synapses; k++) {
    const place = storage === undefined ? k : storage[k];
    if (place !== NOWHERE) visit(k, place);
  }
}

function within(target: number, { from, to }: Stretch): boolean {
  return target >= from && target < to;
}

function orderedStarts({ rowStart, targets }: Projection, stretch: Stretch): Uint32Array {
  const starts = new Uint32Array(rowStart.length);
  let next = 0;
  for (let source = 0; source + 1 < rowStart.length; source++) {
    starts[source] = next;
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) if (within(targets[k], stretch)) next++;
  }
  starts[rowStart.length - 1] = next;
  return starts;
}

/** Sorted by target; of one target in the order of the circuit. */
function fillIncoming(block: SynapseBlock, storage: Uint32Array | undefined, buffer: ArrayBufferLike): void {
  const { projection, stretch, rows } = block;
  const incoming = block.incoming!;
  const { rowStart, targets } = projection;
  const size = stretch.to - stretch.from;
  const starts = new Uint32Array(buffer, incoming.starts, size + 1);
  const places = new Uint32Array(buffer, incoming.places, rows.count);
  const sources =
    incoming.sources === undefined ? undefined : new Uint32Array(buffer, incoming.sources, rows.count);
  const rowTable =
    incoming.rows === undefined ? undefined : new Uint32Array(buffer, incoming.rows, rows.count);
  const rowNumbers = rowTable && rowsOf(rows, projection, stretch);
  const next = new Uint32Array(size + 1);
  for (let k = 0; k < targets.length; k++)
    if (within(targets[k], stretch)) next[targets[k] - stretch.from + 1]++;
  for (let target = 0; target < size; target++) next[target + 1] += next[target];
  starts.set(next);
  for (let source = 0; source + 1 < rowStart.length; source++) {
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      if (!within(targets[k], stretch)) continue;
      const at = next[targets[k] - stretch.from]++;
      places[at] = storage === undefined ? k : storage[k];
      if (sources !== undefined) sources[at] = source;
      if (rowTable !== undefined) rowTable[at] = rowNumbers![k];
    }
  }
}

function fillDegrees(
  { projection, stretch }: SynapseBlock,
  { outgoing, incoming }: { readonly outgoing: number; readonly incoming: number },
  buffer: ArrayBufferLike,
): void {
  const { rowStart, targets } = projection;
  const sent = new Float64Array(buffer, outgoing, rowStart.length - 1);
  for (let source = 0; source < sent.length; source++) sent[source] = rowStart[source + 1] - rowStart[source];
  const received = new Float64Array(buffer, incoming, stretch.to - stretch.from);
  for (const target of targets) if (within(target, stretch)) received[target - stretch.from]++;
}
