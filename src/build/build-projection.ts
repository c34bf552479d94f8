/** A checked projection becomes rows of synapses and their columns. */
import { SweptStream } from '../clock/swept-stream.js';
import { inUserText } from '../network/origin.js';
import { Problem, under } from '../problem.js';
import type { CheckedProjection } from './checked-network.js';
import type { Population, Projection } from './circuit.js';
import { ColumnSet } from './column-set.js';
import { fillColumn, type Group, initialiseColumn } from './columns.js';
import { delayTicks, oneDelayTicks } from './delays.js';
import { type ReadFile, readEdges } from './edges.js';
import { type Degrees, type ElementData, elementValue } from './element.js';
import { type Wired, wire } from './wire.js';

export interface ProjectionContext {
  readonly seed: number;
  readonly dtSeconds: number;
  readonly populations: readonly Population[];
  /** The most synapses there is room for. */
  readonly limit: number;
  readonly readFile?: ReadFile;
}

export async function buildProjection(
  projection: CheckedProjection,
  context: ProjectionContext,
): Promise<Projection> {
  const { name, index, path, program, source, target } = projection;
  const ends = { pre: context.populations[source.index], post: context.populations[target.index] };
  const fileText = await readEdges(projection, context.readFile);
  const wired = under([...path, 'connect'], () => wire(projection, { ...context, ends, fileText }));

  const { rowStart, targets, procedural } = wired;
  const synapses = rowStart[source.size];
  const columns = ColumnSet.initial(program.columns, synapses);
  const data: Omit<ElementData, 'random'> = {
    own: { size: synapses, columns },
    ends,
    degrees: () => degreesOf(wired, target.size),
  };
  const group: Group = {
    elements: 'synapses',
    listing: wired.listing,
    fill: (text, variable, into) => {
      const random = new SweptStream(context.seed, name, `synapse init ${variable}`);
      forEachSynapse(wired, into, elementValue(text, { ...data, random }));
    },
  };
  const delay = under([...path, 'delay'], () => buildDelays(projection, wired, group, context.dtSeconds));
  inUserText(projection.expanded, () => initialise(projection, columns, wired, group));
  return {
    name,
    index,
    path,
    source: source.index,
    target: target.index,
    program,
    synapses,
    rowStart,
    targets,
    ...(procedural === undefined ? {} : { procedural }),
    delayTicks: delay,
    columns,
    constants: columns.constants,
  };
}

function forEachSynapse(
  { rowStart, targets }: Wired,
  into: Float64Array,
  value: (synapse: number, pre: number, post: number, tick: number) => number,
): void {
  if (into.length !== targets.length) {
    into[0] = value(0, 0, 0, 0);
    return;
  }
  for (let source = 0; source + 1 < rowStart.length; source++) {
    for (let synapse = rowStart[source]; synapse < rowStart[source + 1]; synapse++) {
      into[synapse] = value(synapse, source, targets[synapse], 0);
    }
  }
}

/** Synapses of each neuron, by side. */
function degreesOf({ rowStart, targets }: Wired, targetCount: number): Degrees {
  const incoming = new Uint32Array(targetCount);
  for (const target of targets) incoming[target]++;
  return { outgoing: rowStart.subarray(1).map((end, source) => end - rowStart[source]), incoming };
}

function buildDelays(
  { delay, expanded }: CheckedProjection,
  wired: Wired,
  group: Group,
  dtSeconds: number,
): number | Uint32Array {
  const listed = wired.values?.get('delay');
  if (listed !== undefined && expanded.delay !== undefined) throw givenTwice('delay');
  const values = listed === undefined ? delay : ({ kind: 'list', values: listed } as const);
  if (values.kind === 'one') return oneDelayTicks(values.value, dtSeconds);
  const seconds = new Float64Array(wired.targets.length);
  fillColumn(seconds, 'delay', values, group);
  return delayTicks(seconds, dtSeconds);
}

/** Problems have paths relative to the expanded synapse. */
function initialise(
  { program, init }: CheckedProjection,
  columns: ColumnSet,
  wired: Wired,
  group: Group,
): void {
  const columnOf = (key: string) => program.columns.find((column) => column.key === key)!;
  const fromFile = new Map([...(wired.values ?? [])].filter(([key]) => key !== 'delay'));
  for (const [key, values] of fromFile) {
    initialiseColumn(columns, columnOf(key), { kind: 'list', values }, group);
  }
  for (const { key, values } of init) {
    if (fromFile.has(key)) continue;
    under(['init', key], () => initialiseColumn(columns, columnOf(key), values, group));
  }
}

function givenTwice(name: string): Problem {
  return new Problem(`\`${name}\` is given here and in the file of synapses.`, {
    fix: 'Keep one of the two.',
  });
}
